package dev.slipway.core.adapter.jgit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.adapter.simulated.SimulatedProjectStore;
import dev.slipway.core.adapter.simulated.SimulatedSecrets;
import dev.slipway.core.adapter.simulated.SimulatedWatchStore;
import dev.slipway.core.event.EventBus;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.BranchPattern;
import dev.slipway.core.source.KnownHosts;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.watch.Watch;
import dev.slipway.core.source.watch.Watching;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A person commits with git, and watching notices without being asked.
@Timeout(60)
final class WatchingGitTest {
    private final Timer timer = Timer.system();
    private final SimulatedProjectStore projects = new SimulatedProjectStore();
    private final SimulatedWatchStore watches = new SimulatedWatchStore();
    private final List<String> found = new CopyOnWriteArrayList<>();

    @Test
    void aLocalCommitIsNoticedAtOnce(@TempDir Path folder) throws InterruptedException {
        var git = RealGit.init(folder.resolve("shop"));
        git.commit("main", "First", Map.of("a", "1"));
        var shop = new Project(new ProjectName("shop"), git.location(), Instant.EPOCH);
        projects.add(shop);
        var home = Home.open(folder.resolve("home"));
        try (var watching = watching(home);
                var second = watching(home)) {
            watching.choose(
                    shop.name(),
                    new Watch(new BranchPattern("main"), Optional.empty(), true, false));
            assertThat(watching.start()).isTrue();
            assertThat(second.start()).isFalse();
            await(() -> watches.seen(shop.name()).isPresent());
            git.commit("other", "Not picked", Map.of("b", "1"));
            git.checkOut("main");
            git.commit("main", "Second", Map.of("a", "2"));

            await(() -> !found.isEmpty());
            assertThat(found)
                    .containsExactly(
                            "main " + git.run("rev-parse", "main").strip() + " LOCAL_COMMIT");
        }
    }

    private Watching watching(Home home) {
        return new Watching(
                home,
                projects,
                watches,
                new JGitSourceRepository(
                        home.mirrors(),
                        new SimulatedSecrets(Clock.systemUTC()),
                        new KnownHosts(home),
                        timer),
                (_, branch, hash, cause) -> found.add(branch + " " + hash + " " + cause),
                new EventBus(),
                Clock.systemUTC(),
                timer);
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        for (var end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
                !condition.getAsBoolean() && System.nanoTime() < end; ) {
            timer.await(new Signal(), Duration.ofMillis(50));
        }
    }
}
