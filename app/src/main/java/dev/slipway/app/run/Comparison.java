package dev.slipway.app.run;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.TestCase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Two runs side by side. Pure.
///
/// @param stages in the order of the newer run, then those that only the older one had
/// @param broken tests that fail now and did not then · mended the other way round
record Comparison(List<StageLine> stages, List<String> broken, List<String> mended) {

    /// One stage in both; empty where a run did not have it or has no time for it.
    record StageLine(
            String path,
            Optional<Status> now,
            Optional<Status> then,
            Optional<Duration> nowTook,
            Optional<Duration> thenTook) {

        /// Now minus then, where both have ended.
        Optional<Duration> difference() {
            return nowTook.flatMap(n -> thenTook.map(n::minus));
        }
    }

    static Comparison of(
            PipelineRun now, List<TestCase> testsNow, PipelineRun then, List<TestCase> testsThen) {
        var before = stages(then);
        var here = stages(now);
        var paths = new LinkedHashSet<>(here.keySet());
        paths.addAll(before.keySet());
        var lines =
                paths.stream().map(path -> line(path, here.get(path), before.get(path))).toList();
        var badNow = bad(testsNow);
        var badThen = bad(testsThen);
        return new Comparison(
                lines,
                badNow.stream().filter(test -> !badThen.contains(test)).toList(),
                badThen.stream().filter(test -> !badNow.contains(test)).toList());
    }

    private static Map<String, StageResult> stages(PipelineRun run) {
        return run.allStages()
                .collect(
                        Collectors.toMap(
                                StageResult::path,
                                Function.identity(),
                                (a, b) -> a,
                                LinkedHashMap::new));
    }

    private static StageLine line(
            String path,
            @org.jspecify.annotations.Nullable StageResult now,
            @org.jspecify.annotations.Nullable StageResult then) {
        return new StageLine(
                path,
                Optional.ofNullable(now).map(StageResult::status),
                Optional.ofNullable(then).map(StageResult::status),
                Optional.ofNullable(now).map(StageResult::duration),
                Optional.ofNullable(then).map(StageResult::duration));
    }

    private static LinkedHashSet<String> bad(List<TestCase> tests) {
        return tests.stream()
                .filter(test ->
                        switch (test.outcome()) {
                            case FAILED, ERROR -> true;
                            case PASSED, SKIPPED, FLAKY -> false;
                        })
                .map(TestCase::fullName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
