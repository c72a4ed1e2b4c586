package dev.slipway.app.settings;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Timer;
import dev.slipway.core.update.UpdateNews;
import dev.slipway.core.update.Updates;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the feed looked at once a day while the window is there, if a person allowed it; a minute
/// after the start at the earliest. What goes wrong is only logged: nobody asked just now.
public final class UpdateWatch implements AutoCloseable {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final Logger log = LoggerFactory.getLogger(UpdateWatch.class);

    private final Updates updates;
    private final Timer timer;
    private final Consumer<UpdateNews.Newer> told;
    private final Thread thread;

    /// @param told hears of newer versions, on a thread of this object's own
    public UpdateWatch(Updates updates, Timer timer, Consumer<UpdateNews.Newer> told) {
        this.updates = updates;
        this.timer = timer;
        this.told = told;
        this.thread = Thread.ofVirtual().name("update-watch").start(this::watch);
    }

    private void watch() {
        try {
            timer.pause(FIRST);
            while (true) {
                look();
                timer.pause(AGAIN);
            }
        } catch (InterruptedException closed) {
            // the end of the watch
        }
    }

    private void look() throws InterruptedException {
        try {
            if (updates.lookIfDue().orElse(null) instanceof UpdateNews.Newer newer) {
                told.accept(newer);
            }
        } catch (ProblemException problem) {
            log.warn("No word of updates: {}", problem.getMessage());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
