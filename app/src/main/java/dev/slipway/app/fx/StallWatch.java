package dev.slipway.app.fx;

import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches that the window's thread answers: four times a second it is asked for a sign, and if
/// that takes over 100 ms, what the thread was doing goes to the log. Costs nothing worth naming
/// while all is well. Safe from any thread.
public final class StallWatch implements AutoCloseable {
    public static final Duration STALL = Duration.ofMillis(100);
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Logger log = LoggerFactory.getLogger(StallWatch.class);
    private static final int FRAMES = 25;
    private final Timer timer;
    private final Signal sign = new Signal();
    private final Signal never = new Signal();
    private final AtomicLong worst = new AtomicLong();
    private final AtomicLong stalls = new AtomicLong();
    private final Thread thread;
    private volatile @Nullable Thread watched;

    public StallWatch(Timer timer) {
        this.timer = timer;
        this.thread = Thread.ofVirtual().name("stall-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                long asked = timer.nanoTime();
                var answered = new AtomicLong();
                FxThread.later(() -> {
                    watched = Thread.currentThread();
                    answered.set(timer.nanoTime());
                    sign.raise();
                });
                if (!awaitSign(answered, STALL)) {
                    var doing = doing();
                    awaitSign(answered, Duration.ofMinutes(5));
                    tell(Duration.ofNanos(timer.nanoTime() - asked), doing);
                }
                timer.await(never, EVERY);
            }
        } catch (InterruptedException closed) {
            // the end of the watch
        }
    }

    private boolean awaitSign(AtomicLong answered, Duration atMost) throws InterruptedException {
        long end = timer.nanoTime() + atMost.toNanos();
        while (answered.get() == 0) {
            long left = end - timer.nanoTime();
            if (left <= 0) {
                return false;
            }
            timer.await(sign, Duration.ofNanos(left));
        }
        return true;
    }

    private String doing() {
        var busy = watched;
        return busy == null
                ? ""
                : Arrays.stream(busy.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> "\n    at " + frame)
                        .collect(Collectors.joining());
    }

    private void tell(Duration stood, String doing) {
        stalls.incrementAndGet();
        worst.accumulateAndGet(stood.toMillis(), Math::max);
        log.warn("The window stood still for {} ms{}", stood.toMillis(), doing);
    }

    /// The longest stall so far.
    public Duration worst() {
        return Duration.ofMillis(worst.get());
    }

    public long stalls() {
        return stalls.get();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
