package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.Execs.Command;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What `Execs` promises.
public abstract class ExecsContract extends EngineContract {

    @Test
    void theExitCodeIsTheCommandsOwnAndChannelsAreKeptApart() throws Exception {
        var id = running("-exec", OBEDIENT);
        var output = new Output();

        assertThat(exec(id, output, "sh", "-c", "echo out; echo err >&2; exit 42")).isEqualTo(42);

        assertThat(output.standard()).isEqualTo("out\n");
        assertThat(output.error()).isEqualTo("err\n");
    }

    @Test
    void aCommandThatIsNotThereIsAResultAndNotAProblem() throws Exception {
        var id = running("-exec", OBEDIENT);
        var output = new Output();

        assertThat(exec(id, output, "no-such-command")).isBetween(126, 127);
        assertThat(output.toString()).contains("no-such-command");
    }

    @Test
    void environmentFolderAndUserAreTheCommandsOwn() throws Exception {
        var id = running("-exec", OBEDIENT);
        var output = new Output();
        var command =
                new Command(
                        List.of("sh", "-c", "echo $SECRET; pwd; id -u"),
                        Map.of("SECRET", "a b'c"),
                        "/tmp",
                        "65534",
                        false);

        try (var running = engine().execs().start(id, command, output::add)) {
            assertThat(running.await()).isZero();
        }

        assertThat(output.standard()).isEqualTo("a b'c\n/tmp\n65534\n");
    }

    @Test
    void whatIsWrittenIsReadAtOnceForAsLongAsItLasts() throws Exception {
        var id = running("-exec", OBEDIENT);
        var output = new Output();
        var command =
                new Command(
                        List.of(
                                "sh",
                                "-c",
                                "while read l; do [ $l = quit ] && exit 5; echo got $l; done"),
                        Map.of(),
                        null,
                        null,
                        true);

        try (var running = engine().execs().start(id, command, output::add)) {
            for (var i = 0; i < 50; i++) {
                var expected = "got " + i + "\n";
                running.stdin().write((i + "\n").getBytes(StandardCharsets.UTF_8));
                running.stdin().flush();
                until("it answers " + i, () -> output.standard().endsWith(expected));
            }
            running.stdin().write("quit\n".getBytes(StandardCharsets.UTF_8));
            assertThat(running.await()).isEqualTo(5);
        }
    }

    @Test
    void lettingGoOfACommandLeavesTheContainerAlone() throws Exception {
        var id = running("-exec", OBEDIENT);
        var begun = new CountDownLatch(1);
        var running =
                engine().execs()
                        .start(
                                id,
                                Command.of("sh", "-c", "echo begun; sleep 1000"),
                                (isError, bytes) -> begun.countDown());

        assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        running.close();

        assertThat(output(id, "echo", "still here")).isEqualTo("still here\n");
    }

    @Test
    void aCommandInAContainerThatIsGoneOrDoesNotRunIsAProblem() {
        var stopped = engine().containers().create(spec("-stopped").command(OBEDIENT).build());

        assertThat(problem(() -> exec(stopped, new Output(), "true")).code())
                .isEqualTo("engine.notRunning");
        assertThat(
                        problem(() -> exec(new ContainerId(unique + "-no"), new Output(), "true"))
                                .code())
                .isEqualTo("engine.containerGone");
    }

    @Test
    void stoppingTheContainerEndsTheCommandsInIt() throws Exception {
        var id = running("-exec", OBEDIENT);
        var begun = new CountDownLatch(1);
        try (var running =
                engine().execs()
                        .start(
                                id,
                                Command.of("sh", "-c", "echo begun; sleep 1000"),
                                (isError, bytes) -> begun.countDown())) {
            assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            engine().containers().stop(id, Duration.ofSeconds(30));
            assertThat(running.await()).isNotZero();
        }
    }
}
