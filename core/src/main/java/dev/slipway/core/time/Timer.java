package dev.slipway.core.time;

import java.time.Duration;

/// Port: waiting. The only way to let time pass, so that tests can make it pass at once. Safe from
/// any thread; ends early with InterruptedException.
public interface Timer {

    /// Waits until `wake` is raised or `atMost` has passed; true if it was raised.
    boolean await(Signal wake, Duration atMost) throws InterruptedException;

    /// Waits that long.
    default void pause(Duration duration) throws InterruptedException {
        await(new Signal(), duration);
    }

    /// Nanoseconds of a clock that never jumps, for deadlines; only differences mean something.
    long nanoTime();

    /// The machine's own time.
    static Timer system() {
        return new Timer() {
            @Override
            public boolean await(Signal wake, Duration atMost) throws InterruptedException {
                return wake.await(atMost.toNanos());
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }
        };
    }
}
