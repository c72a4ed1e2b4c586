package dev.slipway.core.pipeline.runner;

import dev.slipway.core.settings.FileLocks;
import java.time.Duration;
import java.util.List;

/// The right to run, until it is closed. While a run waits for a person, another may have its turn;
/// only what wants no concurrent builds keeps others of its project out even then. Safe from any
/// thread.
final class RunPlace implements AutoCloseable {
    private final List<FileLocks.Held> alone;
    private final Duration waited;
    private final Queueing queueing;
    private List<FileLocks.Held> shared;
    private int resting;

    /// Waits for the shared part of a place.
    interface Queueing {
        List<FileLocks.Held> await() throws InterruptedException;
    }

    /// @param alone kept to the end
    /// @param shared given to others while this run rests
    RunPlace(
            List<FileLocks.Held> alone,
            List<FileLocks.Held> shared,
            Duration waited,
            Queueing queueing) {
        this.alone = alone;
        this.shared = shared;
        this.waited = waited;
        this.queueing = queueing;
    }

    /// How long the run was queued for it.
    Duration waited() {
        return waited;
    }

    /// A branch of the run begins to wait for a person.
    synchronized void rest() {
        resting++;
        giveBack();
    }

    /// It has its answer. Waits for a place when it is the last one that rested; throws `Halted`
    /// when the run was cancelled meanwhile.
    void goOn() throws InterruptedException {
        if (isLastToRest()) {
            var again = queueing.await();
            synchronized (this) {
                giveBack();
                shared = again;
            }
        }
    }

    private synchronized boolean isLastToRest() {
        resting--;
        return resting == 0;
    }

    private void giveBack() {
        shared.forEach(FileLocks.Held::close);
        shared = List.of();
    }

    @Override
    public synchronized void close() {
        giveBack();
        alone.forEach(FileLocks.Held::close);
    }
}
