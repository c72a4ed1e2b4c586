package dev.slipway.core.pipeline;

import dev.slipway.core.source.Change;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Two runs side by side.
///
/// @param stages in the order of `now`, then those that only `then` had
/// @param broken tests that fail now and did not then · mended the other way round
/// @param added tests that only `now` has · gone those that only `then` had
/// @param artifacts by path, those that differ
/// @param commits that `now` has and `then` has not, newest first; empty if the repository is away
public record RunComparison(
        PipelineRun now,
        PipelineRun then,
        List<StageLine> stages,
        List<String> broken,
        List<String> mended,
        List<String> added,
        List<String> gone,
        List<ArtifactLine> artifacts,
        List<Change> commits) {

    public RunComparison {
        stages = List.copyOf(stages);
        broken = List.copyOf(broken);
        mended = List.copyOf(mended);
        added = List.copyOf(added);
        gone = List.copyOf(gone);
        artifacts = List.copyOf(artifacts);
        commits = List.copyOf(commits);
    }

    /// One stage in both; empty where a run did not have it or has no time for it.
    public record StageLine(
            String path,
            Optional<Status> now,
            Optional<Status> then,
            Optional<Duration> nowTook,
            Optional<Duration> thenTook) {

        /// Now minus then, where both have ended.
        public Optional<Duration> difference() {
            return nowTook.flatMap(n -> thenTook.map(n::minus));
        }
    }

    /// A file that is not the same in both; empty where a run did not keep it.
    public record ArtifactLine(String path, Optional<Artifact> now, Optional<Artifact> then) {}

    /// From what was read of both.
    public static RunComparison of(
            PipelineRun now,
            List<TestCase> testsNow,
            PipelineRun then,
            List<TestCase> testsThen,
            List<Change> commits) {
        var namesNow = names(testsNow, _ -> true);
        var namesThen = names(testsThen, _ -> true);
        var badNow = names(testsNow, TestCase::isBad);
        var badThen = names(testsThen, TestCase::isBad);
        return new RunComparison(
                now,
                then,
                stages(now, then),
                without(badNow, badThen),
                without(badThen, badNow),
                without(namesNow, namesThen),
                without(namesThen, namesNow),
                artifacts(now, then),
                commits);
    }

    private static List<StageLine> stages(PipelineRun now, PipelineRun then) {
        var here = stages(now);
        var before = stages(then);
        return both(here.keySet(), before.keySet()).stream()
                .map(path -> line(path, here.get(path), before.get(path)))
                .toList();
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
            String path, @Nullable StageResult now, @Nullable StageResult then) {
        return new StageLine(
                path,
                Optional.ofNullable(now).map(StageResult::status),
                Optional.ofNullable(then).map(StageResult::status),
                Optional.ofNullable(now).map(StageResult::duration),
                Optional.ofNullable(then).map(StageResult::duration));
    }

    private static List<ArtifactLine> artifacts(PipelineRun now, PipelineRun then) {
        var here = artifacts(now);
        var before = artifacts(then);
        return both(here.keySet(), before.keySet()).stream()
                .filter(path -> !Objects.equals(hash(here.get(path)), hash(before.get(path))))
                .map(path ->
                        new ArtifactLine(
                                path,
                                Optional.ofNullable(here.get(path)),
                                Optional.ofNullable(before.get(path))))
                .toList();
    }

    private static Map<String, Artifact> artifacts(PipelineRun run) {
        return run.artifacts().stream()
                .collect(
                        Collectors.toMap(
                                Artifact::path,
                                Function.identity(),
                                (a, b) -> b,
                                LinkedHashMap::new));
    }

    private static @Nullable String hash(@Nullable Artifact artifact) {
        return artifact == null ? null : artifact.sha256();
    }

    private static Set<String> names(
            List<TestCase> tests, java.util.function.Predicate<TestCase> wanted) {
        return tests.stream()
                .filter(wanted)
                .map(TestCase::fullName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> both(Set<String> first, Set<String> second) {
        var all = new LinkedHashSet<>(first);
        all.addAll(second);
        return all;
    }

    private static List<String> without(Set<String> some, Set<String> others) {
        return some.stream().filter(name -> !others.contains(name)).toList();
    }
}
