package dev.slipway.core.pipeline.script;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A script's `Date`. Immutable.
record Moment(ZonedDateTime at) {
    private static final DateTimeFormatter LIKE_JAVA =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss zzz yyyy", Locale.ENGLISH);

    long millis() {
        return at.toInstant().toEpochMilli();
    }

    @Override
    public String toString() {
        return at.format(LIKE_JAVA);
    }
}
