package dev.slipway.app.run;

import dev.slipway.core.pipeline.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One line of the waterfall; all spans count from the begin of the run.
///
/// @param begin null if the stage never began
/// @param critical true if the run had to wait for it
record WaterfallRow(
        StageResult stage,
        int depth,
        @org.jspecify.annotations.Nullable Duration begin,
        Duration spent,
        List<Segment> segments,
        boolean critical) {

    /// What a stage's time went into.
    enum Kind {
        QUEUED,
        PULL,
        PREPARE,
        RUN,
        COLLECT
    }

    record Segment(Kind kind, Duration length) {}

    static List<WaterfallRow> of(List<StageResult> stages, Instant runBegan, Instant now) {
        var rows = new ArrayList<WaterfallRow>();
        var critical = StageTimings.critical(stages, now);
        stages.forEach(stage -> add(rows, stage, 0, runBegan, now, critical));
        return List.copyOf(rows);
    }

    private static void add(
            List<WaterfallRow> rows,
            StageResult stage,
            int depth,
            Instant runBegan,
            Instant now,
            Set<String> critical) {
        var started = stage.startedAt();
        var spent = StageTimings.spent(stage, now);
        rows.add(
                new WaterfallRow(
                        stage,
                        depth,
                        started == null
                                ? null
                                : atLeastNothing(Duration.between(runBegan, started)),
                        spent,
                        segments(stage, spent),
                        critical.contains(stage.path())));
        stage.children().forEach(child -> add(rows, child, depth + 1, runBegan, now, critical));
    }

    /// The known parts; what they leave of the whole is running.
    private static List<Segment> segments(StageResult stage, Duration spent) {
        var times = stage.times();
        var known = times.queued().plus(times.pull()).plus(times.prepare()).plus(times.collect());
        var segments = new ArrayList<Segment>();
        add(segments, Kind.QUEUED, times.queued());
        add(segments, Kind.PULL, times.pull());
        add(segments, Kind.PREPARE, times.prepare());
        add(segments, Kind.RUN, atLeastNothing(spent.minus(known)));
        add(segments, Kind.COLLECT, times.collect());
        return List.copyOf(segments);
    }

    private static void add(List<Segment> segments, Kind kind, Duration length) {
        if (length.isPositive()) {
            segments.add(new Segment(kind, length));
        }
    }

    private static Duration atLeastNothing(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    /// When the last of all rows ends, their medians included: what the time axis has to hold.
    static Duration extent(List<WaterfallRow> rows) {
        var last = Duration.ofSeconds(1);
        for (var row : rows) {
            var begin = row.begin();
            if (begin == null) {
                continue;
            }
            last = later(last, begin.plus(row.spent()));
            var median = row.stage().median();
            if (median != null) {
                last = later(last, begin.plus(median));
            }
        }
        return last;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
