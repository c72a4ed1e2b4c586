package dev.slipway.planted.core.event;

import dev.slipway.core.event.Event;
import java.time.Instant;

/// Breaks "events are records", "time is given" and "no mutable statics".
final class EventThatChanges implements Event {
    @SuppressWarnings("NonFinalStaticField") // on purpose
    static int count;

    @Override
    public Instant at() {
        count++;
        return Instant.now();
    }
}
