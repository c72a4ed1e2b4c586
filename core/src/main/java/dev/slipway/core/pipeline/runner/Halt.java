package dev.slipway.core.pipeline.runner;

import dev.slipway.core.event.Subscription;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The wish that some part of a run should stop. Halts form a tree: asking one asks all below it,
/// the first reason stays. Safe from any thread.
final class Halt {

    /// @param status what it makes of what it stops
    record Reason(Status status, String words) {
        static Reason aborted(String words) {
            return new Reason(Status.ABORTED, words);
        }
    }

    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private @Nullable Reason reason;

    static Halt root() {
        return new Halt();
    }

    /// One below this; close it when its part is over.
    Child child() {
        var child = new Halt();
        return new Child(child, whenAsked(() -> child.ask(required())));
    }

    /// @param halt asked by its parent or by itself
    record Child(Halt halt, Subscription link) implements AutoCloseable {
        @Override
        public void close() {
            link.close();
        }
    }

    void ask(Reason why) {
        List<Runnable> told;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            told = new ArrayList<>(listeners);
            listeners.clear();
        }
        told.forEach(Runnable::run);
    }

    synchronized @Nullable Reason reason() {
        return reason;
    }

    boolean isAsked() {
        return reason() != null;
    }

    private Reason required() {
        return java.util.Objects.requireNonNull(reason());
    }

    /// Throws if it was asked.
    void check() {
        var why = reason();
        if (why != null) {
            throw new Halted(why);
        }
    }

    /// Calls the action once, at once if it was asked already.
    Subscription whenAsked(Runnable action) {
        Runnable own = action::run;
        synchronized (this) {
            if (reason == null) {
                listeners.add(own);
                return () -> listeners.remove(own);
            }
        }
        own.run();
        return () -> {};
    }

    /// Asks it when the time is over; close the result when the part ended before.
    Subscription after(Duration atMost, Timer timer, Reason why) {
        var over = new Signal();
        Thread.ofVirtual()
                .name("time limit")
                .start(() -> {
                    try {
                        if (!timer.await(over, atMost)) {
                            ask(why);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        return over::raise;
    }

    /// Waits, but not longer than until it is asked; then throws.
    void pause(Duration duration, Timer timer) throws InterruptedException {
        var asked = new Signal();
        try (var _ = whenAsked(asked::raise)) {
            timer.await(asked, duration);
        }
        check();
    }
}
