package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.Execs;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A connection to a router that is about to stop: it takes no new ones then, but answers those it
/// has, so what it counts to its end can still be read. It ends when this is closed and its users
/// are served. Not thread-safe.
final class LeavingRouter implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final String PROMPT = "\n> ";

    private final Execs.Running running;
    private final Timer timer;
    private final Signal news = new Signal();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    LeavingRouter(Execs execs, Timer timer, ContainerId holder, int port) {
        this.timer = timer;
        this.running =
                execs.start(
                        holder,
                        new Execs.Command(
                                List.of("nc", "127.0.0.1", Integer.toString(port)),
                                Map.of(),
                                null,
                                null,
                                true),
                        (isError, bytes) -> take(bytes));
        ask("prompt");
    }

    /// One command at a time, since each is followed by a prompt. Its counts as `Statistics` reads
    /// them; empty when it has gone.
    Optional<String> counts() {
        return ask("show info")
                .flatMap(info -> ask("show stat -1 2 -1").map(stat -> info + "\n" + stat));
    }

    static boolean isIdle(String counts) {
        return counts.lines().anyMatch(line -> line.equals("CurrConns: 0"));
    }

    private Optional<String> ask(String command) {
        synchronized (received) {
            received.reset();
        }
        try {
            var stdin = running.stdin();
            stdin.write((command + "\n").getBytes(StandardCharsets.UTF_8));
            stdin.flush();
            var deadline = timer.nanoTime() + ANSWER_WITHIN.toNanos();
            while (!text().endsWith(PROMPT)) {
                var left = deadline - timer.nanoTime();
                if (left <= 0) {
                    return Optional.empty();
                }
                timer.await(news, Duration.ofNanos(left));
            }
            return Optional.of(text());
        } catch (IOException gone) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private String text() {
        synchronized (received) {
            return received.toString(StandardCharsets.UTF_8);
        }
    }

    private void take(byte[] bytes) {
        synchronized (received) {
            received.writeBytes(bytes);
        }
        news.raise();
    }

    @Override
    public void close() {
        running.close();
    }
}
