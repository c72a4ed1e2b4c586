package dev.slipway.core.pipeline.runner;

import dev.slipway.core.event.Subscription;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// When steps last said something. Safe from any thread.
final class Activity {
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

    void seen(Timer timer) {
        last.set(timer.nanoTime());
    }

    /// Asks the halt when nothing was said for as long; close the result when the part ended
    /// before.
    Subscription watch(Halt halt, Duration limit, Timer timer, Halt.Reason why) {
        var over = new Signal();
        var begun = timer.nanoTime();
        Thread.ofVirtual()
                .name("silence")
                .start(() -> {
                    try {
                        var rest = limit;
                        while (!timer.await(over, rest)) {
                            var since = Math.max(begun, last.get());
                            rest = limit.minusNanos(timer.nanoTime() - since);
                            if (rest.isNegative() || rest.isZero()) {
                                halt.ask(why);
                                return;
                            }
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        return over::raise;
    }
}
