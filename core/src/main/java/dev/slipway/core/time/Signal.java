package dev.slipway.core.time;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A wake-up call that is remembered until somebody waits for it. Safe from any thread.
public final class Signal {
    private final Semaphore raised = new Semaphore(0);

    public void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    boolean await(long nanos) throws InterruptedException {
        var woken = raised.tryAcquire(nanos, TimeUnit.NANOSECONDS);
        raised.drainPermits();
        return woken;
    }
}
