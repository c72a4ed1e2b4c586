package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.StageTimes;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One stage of a run while it is going on. Only `RunRecorder` touches its fields, under its lock.
final class StageRecord {
    final String name;
    final String path;
    boolean parallel;
    final @Nullable Duration median;
    final List<StageRecord> children = new ArrayList<>();
    final List<StepResult> steps = new ArrayList<>();
    Status status = Status.QUEUED;
    @Nullable Instant startedAt;
    long startedNanos;
    @Nullable Duration duration;
    Duration queued = Duration.ZERO;
    Duration pull = Duration.ZERO;
    Duration prepare = Duration.ZERO;
    Duration collect = Duration.ZERO;
    @Nullable String skippedBecause;

    /// What its steps made of it without ending it.
    Status own = Status.SUCCESS;

    /// True if something ended it before its time, so that what follows is not built.
    boolean isBroken;

    /// True for one that a script made: what it did not throw does not count for its parent.
    boolean isScripted;

    /// True for the place of a scripted pipeline's steps outside all stages.
    boolean isOutside;

    /// True as long as it has nothing to show.
    boolean isHidden;

    StageRecord(String name, String path, boolean parallel, @Nullable Duration median) {
        this.name = name;
        this.path = path;
        this.parallel = parallel;
        this.median = median;
    }

    /// One that a script makes.
    ///
    /// @param known paths that are taken
    static StageRecord scripted(
            @Nullable StageRecord parent,
            String name,
            Set<String> known,
            Map<String, Duration> medians) {
        var plain = name.replace('/', '\u2215');
        var wanted = parent == null ? plain : parent.path + "/" + plain;
        var path = wanted;
        for (var i = 2; known.contains(path); i++) {
            path = wanted + " (" + i + ")";
        }
        var made = new StageRecord(name, path, false, medians.get(path));
        made.isScripted = true;
        return made;
    }

    /// The place of a scripted pipeline's steps outside all stages; shown with its first step.
    static StageRecord outside() {
        var made = new StageRecord("Outside stages", "Outside stages", false, null);
        made.isOutside = true;
        made.isHidden = true;
        made.isScripted = true;
        return made;
    }

    Stream<StageRecord> flatten() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(StageRecord::flatten));
    }

    StageResult snapshot() {
        return new StageResult(
                name,
                path,
                status,
                startedAt,
                duration,
                times(),
                median,
                skippedBecause,
                parallel,
                steps,
                children.stream().map(StageRecord::snapshot).toList());
    }

    private StageTimes times() {
        if (duration == null) {
            return new StageTimes(queued, pull, prepare, Duration.ZERO, collect);
        }
        var run = duration.minus(pull).minus(prepare).minus(collect);
        return new StageTimes(
                queued, pull, prepare, run.isNegative() ? Duration.ZERO : run, collect);
    }
}
