package dev.slipway.core.load;

import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Users as a shop has them, at a steady rate: over kept and over new connections, one request in
/// twenty takes two seconds (`/slow`), one in twenty is an upload. Nothing is sent twice.
public final class MixedUsers {
    private static final int WORKERS = 40;
    private static final int UPLOAD = 64 * 1024;

    private final int port;
    private final long nanosBetween;
    private final Timer timer = Timer.system();
    private final long began = timer.nanoTime();
    private final AtomicLong next = new AtomicLong();
    private final LongAdder answered = new LongAdder();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean isStopped;

    /// @param failures by reason
    public record Result(long requests, Map<String, Long> failures) {
        public long failed() {
            return failures.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    public MixedUsers(int port, int perSecond) {
        this.port = port;
        this.nanosBetween = 1_000_000_000L / perSecond;
        for (var worker = 0; worker < WORKERS; worker++) {
            var isKept = worker % 2 == 0;
            workers.add(Thread.ofVirtual().name("user-" + worker).start(() -> come(isKept)));
        }
    }

    private void come(boolean isKept) {
        try (var user = new User(port, isKept)) {
            while (!isStopped) {
                var number = next.getAndIncrement();
                var wait = began + number * nanosBetween - timer.nanoTime();
                if (wait > 0) {
                    timer.pause(Duration.ofNanos(wait));
                }
                ask(user, number);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(User user, long number) {
        try {
            var answer =
                    switch ((int) (number % 20)) {
                        case 7 -> user.get("/slow", "");
                        case 13 -> user.post("/", UPLOAD);
                        default -> user.get();
                    };
            if (answer.status() == 200) {
                answered.increment();
            } else {
                failed("status " + answer.status());
            }
        } catch (IOException e) {
            failed(e.getClass().getSimpleName() + ": " + e.getMessage());
            user.close();
        }
    }

    private void failed(String reason) {
        failures.computeIfAbsent(reason, _ -> new LongAdder()).increment();
    }

    /// Lets requests under way end, sends no more.
    public Result stop() throws InterruptedException {
        isStopped = true;
        for (var worker : workers) {
            worker.join();
        }
        var reasons = new TreeMap<String, Long>();
        failures.forEach((reason, count) -> reasons.put(reason, count.sum()));
        var all = answered.sum() + reasons.values().stream().mapToLong(Long::longValue).sum();
        return new Result(all, reasons);
    }
}
