package dev.slipway.core.release;

import static dev.slipway.core.release.ReleaseHome.compose;
import static dev.slipway.core.release.ReleaseHome.nginx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.engine.Labels;
import dev.slipway.core.load.User;
import dev.slipway.core.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftIT {
    @Test
    void whatSomebodyChangedByHandIsFoundAndMended(@TempDir Path folder) throws Exception {
        try (var home = new ReleaseHome(folder.resolve("h"), List.of())) {
            var port = home.port(home.deploy(compose(nginx("one"), 2, "strategy: rolling")));
            assertThat(home.releases().drift(home.project(), ReleaseHome.PROD)).isEmpty();

            var there = home.containers();
            home.engine().containers().remove(there.getFirst().id());
            home.engine().containers().stop(there.getLast().id(), Duration.ofSeconds(5));
            assertThat(home.releases().drift(home.project(), ReleaseHome.PROD))
                    .extracting(DriftItem::kind)
                    .containsExactlyInAnyOrder("missing", "stopped");

            home.releases().mend(home.project(), ReleaseHome.PROD, "li");
            awaitNone(home);
            assertThat(home.audit().entries(1).getFirst().action()).isEqualTo("drift: mended");
            try (var user = new User(port, false)) {
                assertThat(user.get().firstLine()).isEqualTo("one");
            }
            assertThat(
                            home.engine()
                                    .containers()
                                    .list(
                                            Map.of(
                                                    Labels.HOME,
                                                    home.home().id(),
                                                    Labels.ROLE,
                                                    "service")))
                    .hasSize(2);
        }
    }

    @Test
    void anotherNumberOfContainersKeepsTheVersion(@TempDir Path folder) throws Exception {
        try (var home = new ReleaseHome(folder.resolve("h"), List.of())) {
            var before =
                    home.deploy(compose(nginx("one"), 1, "strategy: rolling\nscaleDownDelay: 1s"));
            var wanted = ReleaseRequest.of(home.project(), ReleaseHome.PROD, "li");
            assertThatThrownBy(() -> home.releases().scale(wanted, "web", 1, ""))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.code()).isEqualTo("release.notAllowed"));
            assertThatThrownBy(() -> home.releases().scale(wanted, "db", 2, ""))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.code()).isEqualTo("release.service"));

            var id = home.releases().scale(wanted, "web", 2, "a sale");
            home.releases().ensureDriven();
            var after = home.await(id, s -> s.phase() == Phase.Healthy);

            assertThat(after.version()).isEqualTo(before.version());
            assertThat(home.serving("web").replicas()).isEqualTo(2);
            home.await(id, s -> !s.isLive());
            awaitNone(home);
            assertThat(home.containers()).hasSize(2);
        }
    }

    // New containers need a moment until they are healthy.
    private static void awaitNone(ReleaseHome home) throws InterruptedException {
        var timer = dev.slipway.core.time.Timer.system();
        var end = timer.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!home.releases().drift(home.project(), ReleaseHome.PROD).isEmpty()) {
            assertThat(timer.nanoTime()).as("drift stays").isLessThan(end);
            timer.pause(Duration.ofMillis(200));
        }
    }
}
