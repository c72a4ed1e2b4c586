package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.Execs;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// One long-lived shell in a holder: commands in, their output back. It costs a few milliseconds a
/// command where a new exec costs a hundred, and goes wherever the engine's API goes; no port is
/// published. Not thread-safe: its route's lock guards it.
final class ControlShell implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final Execs.Running running;
    private final Timer timer;
    private final Signal news = new Signal();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private long commands;
    private boolean isBroken;

    ControlShell(Execs execs, Timer timer, ContainerId holder, String functions) {
        this.timer = timer;
        this.running =
                execs.start(
                        holder,
                        new Execs.Command(
                                java.util.List.of("sh"), java.util.Map.of(), null, "0", true),
                        (isError, bytes) -> take(isError, bytes));
        run(functions);
    }

    /// Runs commands of our own making and returns what they printed. Problem `router.unreachable`
    /// when there is no answer; the shell is of no more use then.
    String run(String command) {
        var end = "~end " + ++commands + "~";
        try {
            synchronized (received) {
                received.reset();
            }
            var stdin = running.stdin();
            stdin.write(
                    (command + "\nprintf '\\n%s\\n' '" + end + "'\n")
                            .getBytes(StandardCharsets.UTF_8));
            stdin.flush();
            return answerBefore("\n" + end + "\n");
        } catch (IOException | InterruptedException e) {
            isBroken = true;
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw unreachable(e);
        }
    }

    boolean isBroken() {
        return isBroken;
    }

    private String answerBefore(String end) throws InterruptedException, IOException {
        var deadline = timer.nanoTime() + ANSWER_WITHIN.toNanos();
        while (true) {
            var text = text();
            if (text.endsWith(end)) {
                return text.substring(0, text.length() - end.length());
            }
            var left = deadline - timer.nanoTime();
            if (left <= 0) {
                throw new IOException("no answer within " + ANSWER_WITHIN);
            }
            timer.await(news, Duration.ofNanos(left));
        }
    }

    private String text() {
        synchronized (received) {
            return received.toString(StandardCharsets.UTF_8);
        }
    }

    private void take(boolean isError, byte[] bytes) {
        if (!isError) {
            synchronized (received) {
                received.writeBytes(bytes);
            }
            news.raise();
        }
    }

    static ProblemException unreachable(Throwable cause) {
        return ProblemException.outside(
                "router.unreachable",
                "The router does not answer.",
                "Look whether its containers run: docker ps --filter label=dev.slipway.role=router.",
                cause);
    }

    @Override
    public void close() {
        running.close();
    }
}
