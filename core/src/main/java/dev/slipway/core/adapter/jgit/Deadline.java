package dev.slipway.core.adapter.jgit;

import dev.slipway.core.time.Timer;
import java.time.Duration;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/// Ends what JGit does when its time is up or its thread is interrupted.
final class Deadline extends EmptyProgressMonitor {
    private final Timer timer;
    private final long end;

    Deadline(Timer timer, Duration atMost) {
        this.timer = timer;
        this.end = timer.nanoTime() + atMost.toNanos();
    }

    @Override
    public boolean isCancelled() {
        return Thread.currentThread().isInterrupted() || timer.nanoTime() - end > 0;
    }
}
