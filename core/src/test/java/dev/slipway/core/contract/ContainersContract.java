package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.ContainerState.Health;
import dev.slipway.core.engine.ContainerState.Run;
import dev.slipway.core.engine.Containers;
import dev.slipway.core.engine.HealthCheck;
import dev.slipway.core.engine.PortBinding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

/// What `Containers` promises.
public abstract class ContainersContract extends EngineContract {

    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

    private Containers containers() {
        return engine().containers();
    }

    @Test
    void aContainerRunsItsCommandAndItsExitCodeIsKept() throws Exception {
        var id = running("-exits", List.of("sh", "-c", "exit 3"));

        assertThat(containers().awaitExit(id, PATIENCE)).contains(3);
        var state = containers().inspect(id).orElseThrow();
        assertThat(state.run()).isEqualTo(Run.EXITED);
        assertThat(state.exitCode()).isEqualTo(3);
        assertThat(state.isReady()).isFalse();
        assertThat(state.name()).isEqualTo(unique + "-exits");
        assertThat(state.labels()).containsAllEntriesOf(labels);
    }

    @Test
    void creatingAgainUnderTheSameNameGivesTheSameContainerUnchanged() {
        var first = containers().create(spec("-twice").command(OBEDIENT).build());
        containers().start(first);
        containers().start(first);

        var again = containers().create(spec("-twice").command(List.of("false")).build());

        assertThat(again).isEqualTo(first);
        assertThat(containers().inspect(again).orElseThrow().isRunning()).isTrue();
        assertThat(containers().list(labels)).hasSize(1);
    }

    @Test
    void aRunningContainerHasNoExitCodeAndAwaitingItsEndGivesUpInTime() throws Exception {
        var id = running("-runs", OBEDIENT);

        var state = containers().inspect(id).orElseThrow();
        assertThat(state.isReady()).isTrue();
        assertThat(state.exitCode()).isNull();
        assertThat(state.startedAt()).isNotNull();
        assertThat(state.health()).isEqualTo(Health.NONE);
        assertThat(containers().awaitExit(id, Duration.ofMillis(50))).isEmpty();
    }

    @Test
    void stoppingSendsTheStopSignalAndStoppingAgainIsFine() {
        var id = running("-obedient", OBEDIENT);

        containers().stop(id, Duration.ofSeconds(60));
        containers().stop(id, Duration.ofSeconds(60));

        assertThat(containers().inspect(id).orElseThrow().exitCode()).isZero();
    }

    @Test
    void whoIgnoresTheStopSignalIsKilledAfterTheGrace() {
        var id = running("-deaf", DEAF);

        containers().stop(id, Duration.ofSeconds(1));

        assertThat(containers().inspect(id).orElseThrow().exitCode()).isEqualTo(137);
    }

    @Test
    void aSignalOfOnesOwnReachesTheCommand() throws Exception {
        var id =
                running(
                        "-usr1",
                        List.of("sh", "-c", "trap 'exit 7' USR1; echo up; sleep 1000 & wait"));
        awaitLine(id, "up");

        containers().kill(id, "SIGUSR1");

        assertThat(containers().awaitExit(id, PATIENCE)).contains(7);
        containers().kill(id, "SIGUSR1");
    }

    @Test
    void removingEndsItAndRemovingAgainIsFine() {
        var id = running("-removed", DEAF);

        containers().remove(id);
        containers().remove(id);
        containers().stop(id, Duration.ofSeconds(1));
        containers().kill(id, "SIGTERM");

        assertThat(containers().inspect(id)).isEmpty();
        assertThat(containers().list(labels)).isEmpty();
        assertThat(containers().usage(id)).isEmpty();
    }

    @Test
    void aMissingImageIsSaidAndNeverPulled() {
        var spec = ContainerSpec.of(unique + "-x", "slipway.invalid/nothing:1").labels(labels);

        var problem = problem(() -> containers().create(spec.build()));

        assertThat(problem.code()).isEqualTo("engine.imageMissing");
        assertThat(problem.summary()).contains("slipway.invalid/nothing:1");
    }

    @Test
    void startingWhatIsGoneIsAProblem() {
        var problem = problem(() -> containers().start(new ContainerId(unique + "-none")));

        assertThat(problem.code()).isEqualTo("engine.containerGone");
    }

    @Test
    void healthIsWhatTheProbeSaysAndItsOutputIsKept() throws Exception {
        var probe = List.of("CMD", "sh", "-c", "echo probed; test -e /tmp/well");
        var id =
                running(
                        spec("-health")
                                .command(OBEDIENT)
                                .healthCheck(
                                        new HealthCheck(
                                                probe,
                                                Duration.ofMillis(300),
                                                Duration.ofSeconds(30),
                                                Duration.ZERO,
                                                2)));

        until("it is unhealthy", () -> health(id) == Health.UNHEALTHY);
        assertThat(containers().inspect(id).orElseThrow().healthOutput()).isEqualTo("probed");
        assertThat(containers().inspect(id).orElseThrow().isReady()).isFalse();
        assertThat(exec(id, new Output(), "touch", "/tmp/well")).isZero();
        until("it is healthy", () -> health(id) == Health.HEALTHY);
        assertThat(containers().inspect(id).orElseThrow().isReady()).isTrue();
    }

    @Test
    void twoContainersCanNotHaveOnePort() {
        engine().networks().ensure(unique + "-net", labels);
        var first = running(publishing("-port1", 0));
        var port = containers().inspect(first).orElseThrow().ports().getFirst();
        assertThat(port.containerPort()).isEqualTo(8080);
        assertThat(port.hostIp()).isEqualTo("127.0.0.1");
        assertThat(port.hostPort()).isPositive();

        var second = containers().create(publishing("-port2", port.hostPort()).build());
        var problem = problem(() -> containers().start(second));

        assertThat(problem.code()).isEqualTo("engine.portTaken");
        assertThat(problem.summary()).contains("" + port.hostPort());
    }

    private ContainerSpec.Builder publishing(String name, int hostPort) {
        return spec(name)
                .command(OBEDIENT)
                .network(unique + "-net", List.of())
                .ports(List.of(new PortBinding(8080, "127.0.0.1", hostPort)));
    }

    @Test
    void filesGoInBeforeItRunsAndComeOutAfterItEnded() throws Exception {
        var id =
                containers()
                        .create(spec("-files").command(List.of("cat", "/tmp/greeting")).build());

        containers().copyIn(id, "/tmp", new ByteArrayInputStream(tar("greeting", "你好\n")));
        containers().start(id);

        assertThat(containers().awaitExit(id, PATIENCE)).contains(0);
        try (var out = containers().copyOut(id, "/tmp/greeting").orElseThrow()) {
            var tar = new TarArchiveInputStream(out);
            assertThat(tar.getNextEntry().getName()).isEqualTo("greeting");
            assertThat(new String(tar.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("你好\n");
        }
        assertThat(containers().copyOut(id, "/tmp/nothing")).isEmpty();
        assertThat(logs(id, 10)).containsExactly("你好");
    }

    @Test
    void theTailOfTheLogComesInOrderWithItsChannel() throws Exception {
        var id = running("-logs", List.of("sh", "-c", "seq 1 20; echo oops >&2"));
        assertThat(containers().awaitExit(id, PATIENCE)).contains(0);

        assertThat(logs(id, 1000))
                .hasSize(21)
                .containsSubsequence("1", "2", "20")
                .contains("!oops");
        assertThat(logs(id, 3)).hasSize(3);
        assertThat(timed(id)).hasSize(21).contains("20", "oops");
        assertThat(containers().document(id).orElseThrow()).contains(id.value());
        assertThat(containers().document(new ContainerId("nobody"))).isEmpty();
    }

    @Test
    void aFollowedLogEndsWithItsContainerAndCanBeLeftBefore() throws Exception {
        var id = running("-follow", OBEDIENT);
        try (var left = containers().logs(id, 10, true, (isError, line) -> {})) {
            assertThat(left).isNotNull();
        }
        try (var followed = containers().logs(id, 10, true, (isError, line) -> {})) {
            containers().stop(id, Duration.ofSeconds(60));
            followed.await();
        }
    }

    /// The lines whose times are of these days, the engine's clock being about ours.
    private List<String> timed(ContainerId id) throws InterruptedException {
        var lines = new ArrayList<String>();
        try (var stream =
                containers()
                        .timedLogs(
                                id,
                                1000,
                                false,
                                (at, isError, line) -> {
                                    if (at.isAfter(EARLIEST)) {
                                        lines.add(line);
                                    }
                                })) {
            stream.await();
        }
        return lines;
    }

    private Health health(ContainerId id) {
        return containers().inspect(id).orElseThrow().health();
    }

    private void awaitLine(ContainerId id, String line) throws InterruptedException {
        until(
                "it says " + line,
                () -> {
                    try {
                        return logs(id, 10).contains(line);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    private List<String> logs(ContainerId id, int tail) throws InterruptedException {
        var lines = new ArrayList<String>();
        try (var stream =
                containers()
                        .logs(
                                id,
                                tail,
                                false,
                                (isError, line) -> lines.add((isError ? "!" : "") + line))) {
            stream.await();
        }
        return lines;
    }

    private static byte[] tar(String name, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var content = text.getBytes(StandardCharsets.UTF_8);
            var entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void labelsChooseWhatIsListed() {
        running("-listed", OBEDIENT);

        assertThat(containers().list(labels)).hasSize(1);
        assertThat(containers().list(Map.of("dev.slipway.home", unique))).hasSize(1);
        assertThat(containers().list(Map.of("dev.slipway.home", unique + "-other"))).isEmpty();
    }
}
