package dev.slipway.core.release;

import static dev.slipway.core.release.ReleaseHome.compose;
import static dev.slipway.core.release.ReleaseHome.nginx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.load.LoadGenerator;
import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.traffic.Weight;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process that drives is killed without a warning; users do not notice, and another goes on.
@SuppressWarnings("NullAway.Init")
class DriverKillIT {
    private static final String CANARY =
            "strategy: canary\nscaleDownDelay: 1s\nsteps: [{setWeight: 20}, {pause: {}}, {setWeight: 60}, {pause: {}}]";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path folder;
    private ReleaseHome home;

    @BeforeEach
    void open() {
        var path = folder.resolve("h");
        home = new ReleaseHome(path, DriveMain.command(path));
    }

    @AfterEach
    void close() throws InterruptedException {
        kill();
        home.close();
    }

    @Test
    void aKilledDriverLeavesTheWeightsAndTheNextOneGoesOn() throws Exception {
        var port = home.port(home.deploy(compose(nginx("one"), 1, CANARY)));
        var canary = home.start(compose(nginx("two"), 1, CANARY));
        home.await(canary, s -> s.phase() == Phase.Paused);
        assertThat(kill()).isTrue();

        var load = LoadGenerator.run(port, 2, false, 2_000);
        assertThat(load.failures()).isEmpty();
        assertThat(load.answered("two") / 20.0).isBetween(12.0, 28.0);

        home.releases().weight(canary, Map.of("", Weight.percent(50)), "test", "");
        home.releases().ensureDriven();
        home.await(canary, s -> s.effectiveWeight().equals(Weight.percent(50)));
        home.releases().ask(canary, Verb.PROMOTE_FULL, "test", "");
        home.await(canary, s -> s.phase() == Phase.Healthy);
        home.await(canary, s -> !s.isLive());
        assertThat(home.containers()).hasSize(1);
    }

    @Test
    void twoDriversNeverDriveAtOnce() throws Exception {
        var id = home.start(compose(nginx("one"), 1, "strategy: rolling"));
        home.await(id, s -> s.drivenBy().isPresent());
        assertThat(new ReleaseHomeDriver(home).drive()).isFalse();
        home.await(id, s -> s.phase() == Phase.Healthy);
    }

    /// A second driver on the same home, in this process.
    private record ReleaseHomeDriver(ReleaseHome home) {
        boolean drive() throws InterruptedException {
            return home.releases().drive();
        }
    }

    /// True if there was one to kill.
    private boolean kill() throws InterruptedException {
        var driver = DriverLease.process(home.home());
        if (driver.isEmpty() || driver.get().pid() == ProcessHandle.current().pid()) {
            return false;
        }
        driver.get().destroyForcibly();
        try {
            driver.get().onExit().get(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new AssertionError("the driver does not die", e);
        }
        return true;
    }
}
