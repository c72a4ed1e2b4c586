package dev.slipway.core.release;

import dev.slipway.core.time.Timer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/// The clock that deadlines are read from: right when it was made, and from then on as steady as
/// the timer, whatever is done to the machine's time.
final class SteadyClock extends Clock {
    private final Instant begin;
    private final long beginNanos;
    private final Timer timer;
    private final ZoneId zone;

    SteadyClock(Clock clock, Timer timer) {
        begin = clock.instant();
        beginNanos = timer.nanoTime();
        zone = clock.getZone();
        this.timer = timer;
    }

    @Override
    public Instant instant() {
        return begin.plusNanos(timer.nanoTime() - beginNanos);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return Clock.fixed(instant(), other);
    }
}
