package dev.slipway.app.run;

import dev.slipway.core.pipeline.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How long stages took, how far that is from usual, and which of them the run had to wait for.
final class StageTimings {
    private StageTimings() {}

    /// What a stage took, or has taken so far.
    static Duration spent(StageResult stage, Instant now) {
        var duration = stage.duration();
        if (duration != null) {
            return duration;
        }
        var started = stage.startedAt();
        return started == null || stage.status().isFinal() || now.isBefore(started)
                ? Duration.ZERO
                : Duration.between(started, now);
    }

    /// The difference to the median of a stage that ended, where it is worth a word: a second and a
    /// fifth at least.
    static Optional<Duration> difference(StageResult stage, Instant now) {
        var median = stage.median();
        if (median == null || stage.startedAt() == null) {
            return Optional.empty();
        }
        var difference = spent(stage, now).minus(median);
        if (stage.duration() == null
                || difference.abs().toMillis() < Math.max(1000, median.toMillis() / 5)) {
            return Optional.empty();
        }
        return Optional.of(difference);
    }

    /// Paths of the stages on the critical path: all of a sequence, of parallel ones the one that
    /// ended last.
    static Set<String> critical(List<StageResult> stages, Instant now) {
        var paths = new HashSet<String>();
        stages.forEach(stage -> follow(stage, now, paths));
        return paths;
    }

    private static void follow(StageResult stage, Instant now, Set<String> paths) {
        if (stage.startedAt() == null) {
            return;
        }
        paths.add(stage.path());
        if (stage.parallel()) {
            stage.children().stream()
                    .filter(child -> child.startedAt() != null)
                    .max((a, b) -> end(a, now).compareTo(end(b, now)))
                    .ifPresent(last -> follow(last, now, paths));
        } else {
            stage.children().forEach(child -> follow(child, now, paths));
        }
    }

    static Instant end(StageResult stage, Instant now) {
        var started = stage.startedAt();
        return started == null ? Instant.MIN : started.plus(spent(stage, now));
    }
}
