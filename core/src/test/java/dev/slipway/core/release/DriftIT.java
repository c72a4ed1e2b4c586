package dev.slipway.core.release;

import static dev.slipway.core.release.ReleaseHome.compose;
import static dev.slipway.core.release.ReleaseHome.nginx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.Labels;
import dev.slipway.core.load.User;
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
