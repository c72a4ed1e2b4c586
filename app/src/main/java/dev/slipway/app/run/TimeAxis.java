package dev.slipway.app.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Ticks of a time axis: round steps, about one per hundred pixels.
final class TimeAxis {
    private static final long[] STEPS = {
        100,
        200,
        500,
        1000,
        2000,
        5000,
        10_000,
        15_000,
        30_000,
        60_000,
        120_000,
        300_000,
        600_000,
        900_000,
        1_800_000,
        3_600_000,
        7_200_000,
        14_400_000,
        43_200_000,
        86_400_000
    };

    private TimeAxis() {}

    static List<Duration> ticks(Duration extent, double width) {
        double perTick = extent.toMillis() / Math.max(1, width / 100);
        long step = STEPS[STEPS.length - 1];
        for (long candidate : STEPS) {
            if (candidate >= perTick) {
                step = candidate;
                break;
            }
        }
        var ticks = new ArrayList<Duration>();
        for (long at = 0; at <= extent.toMillis(); at += step) {
            ticks.add(Duration.ofMillis(at));
        }
        return ticks;
    }

    /// `0s`, `30s`, `2m`, `1h30m`
    static String words(Duration tick) {
        long millis = tick.toMillis();
        if (millis % 1000 != 0) {
            return millis / 1000.0 + "s";
        }
        long seconds = millis / 1000;
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m" + (seconds % 60 == 0 ? "" : seconds % 60 + "s");
        }
        return seconds / 3600 + "h" + (seconds / 60 % 60 == 0 ? "" : seconds / 60 % 60 + "m");
    }
}
