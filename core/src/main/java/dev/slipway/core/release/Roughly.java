package dev.slipway.core.release;

import java.time.Duration;

/// Times that are not known better than roughly: `40 s`, `12 min`, `2 h`, `3 days`.
public final class Roughly {
    private Roughly() {}

    public static String text(Duration time) {
        var seconds = Math.max(1, time.toSeconds());
        if (seconds < 90) {
            return seconds + " s";
        }
        var minutes = Math.round(seconds / 60.0);
        if (minutes < 90) {
            return minutes + " min";
        }
        var hours = Math.round(minutes / 60.0);
        return hours < 36 ? hours + " h" : Math.round(hours / 24.0) + " days";
    }
}
