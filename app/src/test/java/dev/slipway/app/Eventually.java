package dev.slipway.app;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Waits for what comes by itself, up to half a minute.
public final class Eventually {
    private static final Duration USUALLY = Duration.ofSeconds(30);

    private Eventually() {}

    /// The first thing that is not null.
    public static <T> T is(Callable<? extends @Nullable T> look) {
        return within(USUALLY, look);
    }

    public static <T> T within(Duration atMost, Callable<? extends @Nullable T> look) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                @Nullable T seen = look.call();
                if (seen != null) {
                    return seen;
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("It did not come about in " + atMost + ".");
    }
}
