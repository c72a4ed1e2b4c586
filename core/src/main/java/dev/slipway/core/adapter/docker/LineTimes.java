package dev.slipway.core.adapter.docker;

import dev.slipway.core.engine.Containers.TimedSink;
import java.time.DateTimeException;
import java.time.Instant;

/// Takes the time from the front of each line, as the engine writes it there:
/// `2026-11-25T17:08:37.1Z text`. A line without one has the time of the line before it. One
/// thread.
final class LineTimes {
    private final TimedSink sink;
    private Instant last = Instant.EPOCH;

    LineTimes(TimedSink sink) {
        this.sink = sink;
    }

    void line(boolean isError, String text) {
        int space = text.indexOf(' ');
        var front = space < 0 ? text : text.substring(0, space);
        try {
            last = Instant.parse(front);
            sink.line(last, isError, space < 0 ? "" : text.substring(space + 1));
        } catch (DateTimeException noTime) {
            sink.line(last, isError, text);
        }
    }
}
