package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.event.EventBus;
import dev.slipway.core.event.StoreChanged;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells `StoreChanged` when another process wrote to the database, a quarter of a second late at
/// most. Looks on a thread of its own until closed; a look costs microseconds.
public final class StoreWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StoreWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Database database;
    private final EventBus events;
    private final Clock clock;
    private final Timer timer;
    private final Signal closing = new Signal();

    public StoreWatch(Database database, EventBus events, Clock clock, Timer timer) {
        this.database = database;
        this.events = events;
        this.clock = clock;
        this.timer = timer;
        Thread.ofVirtual().name("store-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (!timer.await(closing, BETWEEN_LOOKS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            if (database.hasForeignChanges()) {
                events.publish(new StoreChanged(clock.instant()));
            }
        } catch (ProblemException e) {
            // whoever uses the database next is told
            log.debug("The database cannot be looked at", e);
        }
    }

    @Override
    public void close() {
        closing.raise();
    }
}
