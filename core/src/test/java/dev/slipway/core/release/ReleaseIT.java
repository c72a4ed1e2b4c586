package dev.slipway.core.release;

import static dev.slipway.core.release.ReleaseHome.compose;
import static dev.slipway.core.release.ReleaseHome.nginx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.load.LoadGenerator;
import dev.slipway.core.load.User;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.traffic.Weight;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Releases on the real engine, behind the real router, with users on it.
@SuppressWarnings("NullAway.Init")
class ReleaseIT {
    private static final String CANARY =
            "strategy: canary\nscaleDownDelay: 60s\nsteps: [{setWeight: 20}, {pause: {}}]";
    private static final String BLUE_GREEN = "strategy: blueGreen\nscaleDownDelay: 60s";

    @TempDir private Path folder;
    private ReleaseHome home;

    @BeforeEach
    void open() throws InterruptedException {
        home = new ReleaseHome(folder.resolve("h"), List.of());
    }

    @AfterEach
    void close() throws InterruptedException {
        home.close();
    }

    @Test
    void aCanaryIsPromotedAndNobodyNotices() throws Exception {
        var first = home.deploy(compose(nginx("one"), 2, CANARY));
        assertThat(first.outcome()).contains(Outcome.Promoted);
        assertThat(first.effectiveWeight()).isEqualTo(Weight.ALL);
        var port = home.port(first);
        try (var load = LoadGenerator.start(port, 2, false, 200_000)) {
            var canary = home.start(compose(nginx("two"), 2, CANARY));
            var paused = home.await(canary, s -> s.phase() == Phase.Paused);
            assertThat(paused.effectiveWeight()).isEqualTo(Weight.percent(20));
            assertThat(paused.variant("candidate").orElseThrow().ready()).isEqualTo(1);
            home.await(
                    canary, s -> s.variant("candidate").orElseThrow().observed().requests() > 20);
            home.releases().ask(canary, Verb.PROMOTE, "test", "looks good");
            var healthy = home.await(canary, s -> s.phase() == Phase.Healthy);
            assertThat(healthy.outcome()).contains(Outcome.Promoted);
            assertThat(healthy.waitingFor()).isPresent();
            var result = load.stop();
            assertThat(result.failures()).isEmpty();
            assertThat(result.answered("one")).isPositive();
            assertThat(result.answered("two")).isPositive();
            var report = home.releases().report(canary);
            assertThat(report.dropped()).isZero();
            assertThat(report.clickToTraffic()).isPresent();
            assertThat(report.shares())
                    .anySatisfy(s -> assertThat(s.asked()).isEqualTo(Weight.percent(20)));
        }
        assertThat(answer(port)).isEqualTo("two");
        rollsBackFast(port);
    }

    private void rollsBackFast(int port) throws Exception {
        var back =
                home.releases()
                        .rollback(home.project(), ReleaseHome.PROD, Optional.empty(), "test", "");
        home.releases().ensureDriven();
        var status = home.await(back, s -> s.phase() == Phase.Healthy);
        assertThat(status.outcome()).contains(Outcome.FastRolledBack);
        assertThat(answer(port)).isEqualTo("one");
    }

    @Test
    void anAbortGivesAllTrafficBack() throws Exception {
        var port = home.port(home.deploy(compose(nginx("one"), 1, CANARY)));
        var canary = home.start(compose(nginx("two"), 1, CANARY));
        home.await(canary, s -> s.phase() == Phase.Paused);
        home.releases().weight(canary, Map.of("", Weight.percent(60)), "test", "");
        home.await(canary, s -> s.effectiveWeight().equals(Weight.percent(60)));
        home.releases().ask(canary, Verb.ABORT, "test", "no");
        var status =
                home.releases()
                        .await(
                                canary,
                                s -> s.phase() == Phase.Degraded,
                                java.time.Duration.ofSeconds(60));
        assertThat(status.outcome()).contains(Outcome.Aborted);
        assertThat(status.effectiveWeight()).isEqualTo(Weight.NONE);
        assertThat(home.containers()).hasSize(1);
        assertThat(answer(port)).isEqualTo("one");
    }

    @Test
    void blueGreenAndRollingSwapWithoutALostRequest() throws Exception {
        var port = home.port(home.deploy(compose(nginx("one"), 2, BLUE_GREEN)));
        try (var load = LoadGenerator.start(port, 2, true, 400_000)) {
            home.deploy(compose(nginx("two"), 2, BLUE_GREEN));
            var rolled = home.deploy(compose(nginx("three"), 2, "strategy: rolling"));
            assertThat(rolled.outcome()).contains(Outcome.Promoted);
            assertThat(load.stop().failures()).isEmpty();
        }
        assertThat(answer(port)).isEqualTo("three");
    }

    @Test
    void aContainerThatExitsIsToldWithItsLastWords() throws Exception {
        var port = home.port(home.deploy(compose(nginx("one"), 1, BLUE_GREEN)));
        var bad = home.start(compose("echo the flux is gone; exit 7", 1, BLUE_GREEN));
        var status = settled(bad);
        assertThat(status.phase()).isEqualTo(Phase.Degraded);
        assertThat(status.outcome()).contains(Outcome.Failed);
        assertThat(status.message().orElseThrow()).contains("web 1 exited with code 7");
        assertThat(home.releases().journal(bad))
                .anySatisfy(e -> assertThat(e.details()).contains("the flux is gone"));
        assertThat(home.containers()).hasSize(1);
        assertThat(answer(port)).isEqualTo("one");
    }

    @Test
    void aContainerThatIsNeverHealthyFailsInItsTime() throws Exception {
        var port = home.port(home.deploy(compose(nginx("one"), 1, BLUE_GREEN)));
        var bad =
                home.start(
                        compose(
                                "trap '' QUIT TERM; while :; do sleep 1; done",
                                1,
                                BLUE_GREEN + "\nreadyLimit: 4s"));
        var status = settled(bad);
        assertThat(status.outcome()).contains(Outcome.Failed);
        assertThat(status.message().orElseThrow()).contains("0 of 1 web healthy");
        // it ignored its stop signal, too
        assertThat(home.containers()).extracting(ContainerState::isRunning).containsExactly(true);
        assertThat(answer(port)).isEqualTo("one");
    }

    @Test
    void aPortThatIsTakenFailsTheFirstDeployAndLeavesNothing() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var text =
                    compose(nginx("one"), 1, BLUE_GREEN)
                            .replace("publish: 0", "publish: " + taken.getLocalPort());
            var status = settled(home.start(text));
            assertThat(status.outcome()).contains(Outcome.Failed);
            assertThat(status.message().orElseThrow())
                    .contains(String.valueOf(taken.getLocalPort()));
        }
        assertThat(home.containers()).isEmpty();
    }

    @Test
    void anImageThatCannotBeHadIsToldBeforeAnythingIsMade() {
        var text =
                compose(nginx("one"), 1, BLUE_GREEN).replace("nginx:stable", "127.0.0.1:9/none:1");
        assertThatThrownBy(() -> home.start(text)).isInstanceOf(ProblemException.class);
        assertThat(home.releases().live()).isEmpty();
    }

    private ReleaseStatus settled(ReleaseId id) throws InterruptedException {
        return home.releases()
                .await(id, s -> s.phase().isSettled(), java.time.Duration.ofSeconds(90));
    }

    private static String answer(int port) throws IOException {
        try (var user = new User(port, false)) {
            return user.get().firstLine();
        }
    }
}
