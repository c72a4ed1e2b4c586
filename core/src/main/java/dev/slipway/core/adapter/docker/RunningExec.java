package dev.slipway.core.adapter.docker;

import dev.slipway.core.engine.Execs.Command;
import dev.slipway.core.engine.Execs.OutputSink;
import dev.slipway.core.engine.Execs.Running;
import dev.slipway.core.engine.Execs.Terminal;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A command that was started; its output is read on a thread of its own.
///
/// The stream's end proves nothing: it may be cut while the command goes on, and a child that was
/// left behind may hold it open after the command ended. So the engine is asked, both when the
/// stream ends and now and then while it is silent.
final class RunningExec implements Running {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);
    private static final Duration RAREST_LOOK = Duration.ofSeconds(10);
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final DockerHttp http;
    private final Timer timer;
    private final String id;
    private final OutputSink output;
    private final @Nullable ExecInput input;
    private final @Nullable Terminal terminal;
    private final DockerStream stream;
    private final CountDownLatch streamEnded = new CountDownLatch(1);
    private volatile @Nullable RuntimeException sinkFailure;

    private RunningExec(
            DockerHttp http, Timer timer, String id, Command command, OutputSink output) {
        this.http = http;
        this.timer = timer;
        this.id = id;
        this.output = output;
        this.input = command.stdin() ? new ExecInput() : null;
        this.terminal = command.terminal();
        this.stream = open();
    }

    static RunningExec start(
            DockerHttp http, Timer timer, String id, Command command, OutputSink output) {
        var running = new RunningExec(http, timer, id, command, output);
        running.fitTerminal();
        Thread.ofVirtual().name("engine-exec").start(running::read);
        return running;
    }

    private DockerStream open() {
        var request = DockerHttp.request("POST", http.versioned("/exec/" + id + "/start"));
        request.putHeader("Content-Type", "application/json")
                .bodyBytes(
                        ("{\"Detach\":false,\"Tty\":" + (terminal != null) + "}")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        if (input != null) {
            request.hijackedInput(input.readEnd());
        }
        return DockerStream.open(http, request, "start a command").orGone("The container");
    }

    private void read() {
        try (stream) {
            if (terminal == null) {
                FrameReader.read(stream.body(), this::hand);
            } else {
                readPlain(stream.body());
            }
        } catch (IOException | RuntimeException cutOrClosed) {
            // The engine is asked for what became of the command.
        } finally {
            endInput();
            streamEnded.countDown();
        }
    }

    /// A terminal's output comes without frames.
    private void readPlain(InputStream body) throws IOException {
        var buffer = new byte[1 << 13];
        for (var count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            hand(false, Arrays.copyOf(buffer, count));
        }
    }

    /// An engine that cannot is no reason to do without the command.
    private void fitTerminal() {
        if (terminal != null) {
            http.post(
                    "/exec/" + id + "/resize?h=" + terminal.rows() + "&w=" + terminal.columns(),
                    DockerHttp.json().createObjectNode(),
                    DockerHttp.QUICK);
        }
    }

    private void hand(boolean isError, byte[] bytes) {
        try {
            output.bytes(isError, bytes);
        } catch (RuntimeException failure) {
            sinkFailure = failure;
            throw failure;
        }
    }

    @Override
    public OutputStream stdin() {
        if (input == null) {
            throw new IllegalStateException("The command was started without standard input");
        }
        return input.writeEnd();
    }

    @Override
    public int await() throws InterruptedException {
        var look = FIRST_LOOK;
        while (!streamEnded.await(look.toMillis(), TimeUnit.MILLISECONDS)) {
            if (exitCode() != null) {
                // Ended, but a child holds its output open.
                streamEnded.await(LAST_OUTPUT.toMillis(), TimeUnit.MILLISECONDS);
                stream.close();
                break;
            }
            look = shorter(look.multipliedBy(2), RAREST_LOOK);
        }
        var failure = sinkFailure;
        if (failure != null) {
            throw failure;
        }
        return awaitExitCode();
    }

    private int awaitExitCode() throws InterruptedException {
        var pause = SHORTEST_PAUSE;
        while (true) {
            var code = exitCode();
            if (code != null) {
                return code;
            }
            timer.pause(pause);
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    private @Nullable Integer exitCode() {
        var answer = http.get("/exec/" + id + "/json");
        if (answer.status() == 404) {
            throw ProblemException.outside(
                    "engine.containerGone",
                    "The container was removed while a command ran in it.",
                    "Somebody else removed it; start again.",
                    null);
        }
        var exec = answer.orProblem("ask for a command's end");
        var ended = !exec.path("Running").asBoolean(false) && exec.path("ExitCode").isInt();
        return ended ? (Integer) exec.path("ExitCode").asInt() : null;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void endInput() {
        if (input != null) {
            input.close();
        }
    }

    @Override
    public void close() {
        endInput();
        stream.close();
    }
}
