package dev.slipway.core.adapter.simulated;

import dev.slipway.core.pipeline.FlakyTest;
import dev.slipway.core.pipeline.PastTest;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.RunStore;
import dev.slipway.core.pipeline.SlowTest;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestCase.Outcome;
import dev.slipway.core.pipeline.TestName;
import dev.slipway.core.pipeline.TestStore;
import dev.slipway.core.pipeline.TestTrend;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.time.Medians;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Tests in memory, all questions answered by looking at everything.
public final class SimulatedTestStore implements TestStore {
    private static final int ALL = 1_000_000;

    private final RunStore runs;
    private final Map<RunId, List<TestCase>> tests = new HashMap<>();

    public SimulatedTestStore(RunStore runs) {
        this.runs = runs;
    }

    @Override
    public synchronized void save(RunId run, List<TestCase> found) {
        tests.put(run, compared(run, found));
    }

    @Override
    public synchronized List<TestCase> tests(RunId run) {
        return tests.getOrDefault(run, List.of());
    }

    @Override
    public synchronized List<TestCase> compared(RunId run, List<TestCase> found) {
        var isFirst = before(run).noneMatch(each -> each.status().isFinal());
        return found.stream()
                .map(test -> {
                    if (!test.isBad()) {
                        return test;
                    }
                    var since = since(run, TestName.of(test)).orElse(run.number());
                    return test.failing(since, !isFirst && since == run.number());
                })
                .toList();
    }

    private Optional<Integer> since(RunId run, TestName name) {
        return before(run)
                .flatMap(each -> named(each.id(), name))
                .filter(test -> test.outcome() != Outcome.SKIPPED)
                .findFirst()
                .map(TestCase::failingSince)
                .filter(number -> number > 0);
    }

    @Override
    public synchronized Map<TestName, List<PastTest>> history(
            RunId run, Collection<TestName> names, int count) {
        var histories = new LinkedHashMap<TestName, List<PastTest>>();
        for (var name : names) {
            var upToThis = Stream.concat(Stream.of(runs.find(run).orElseThrow()), before(run));
            histories.put(name, upToThis.flatMap(each -> past(each, name)).limit(count).toList());
        }
        return histories;
    }

    private Stream<PastTest> past(PipelineRun run, TestName name) {
        return named(run.id(), name)
                .max(
                        Comparator.comparing(
                                TestCase::outcome, (a, b) -> a == b ? 0 : a.worse(b) == a ? 1 : -1))
                .map(test ->
                        new PastTest(
                                run.id(),
                                run.queuedAt(),
                                run.revision().hash(),
                                test.outcome(),
                                test.duration()))
                .stream();
    }

    @Override
    public synchronized List<TestTrend> trend(ProjectName project, String ref, int count) {
        return all(project)
                .filter(run -> run.ref().equals(ref))
                .limit(count)
                .map(run ->
                        new TestTrend(
                                run.id(),
                                run.queuedAt(),
                                run.status(),
                                run.duration(),
                                run.tests()))
                .toList();
    }

    @Override
    public synchronized List<FlakyTest> flaky(ProjectName project, int count) {
        var flaky = new LinkedHashMap<TestName, FlakyTest>();
        for (var run : all(project).limit(count).toList()) {
            for (var test : tests(run.id())) {
                var byRerun = test.outcome() == Outcome.FLAKY;
                if (byRerun || wentTheOtherWay(run, test)) {
                    flaky.merge(
                            TestName.of(test),
                            new FlakyTest(TestName.of(test), 1, run.id(), byRerun),
                            SimulatedTestStore::sum);
                }
            }
        }
        return flaky.values().stream()
                .sorted(Comparator.comparing(FlakyTest::times).reversed())
                .toList();
    }

    private static FlakyTest sum(FlakyTest newer, FlakyTest older) {
        return new FlakyTest(
                newer.test(),
                newer.times() + older.times(),
                newer.last(),
                newer.byRerun() || older.byRerun());
    }

    /// Looked at when a run is saved, so only runs before it count.
    private boolean wentTheOtherWay(PipelineRun run, TestCase test) {
        return all(run.id().project())
                .filter(other -> other.revision().hash().equals(run.revision().hash()))
                .filter(other -> other.queuedAt().compareTo(run.queuedAt()) <= 0)
                .filter(other -> other.id().number() < run.id().number())
                .flatMap(other -> named(other.id(), TestName.of(test)))
                .anyMatch(other ->
                        test.isBad() && other.outcome() == Outcome.PASSED
                                || test.outcome() == Outcome.PASSED && other.isBad());
    }

    @Override
    public synchronized List<SlowTest> slowest(RunId run, int count) {
        return tests(run).stream()
                .sorted(Comparator.comparing(TestCase::duration).reversed())
                .limit(count)
                .map(test -> new SlowTest(TestName.of(test), test.duration(), median(run, test)))
                .toList();
    }

    private Duration median(RunId run, TestCase test) {
        var name = TestName.of(test);
        var past = history(run, List.of(name), 10).getOrDefault(name, List.of());
        return Medians.of(past.stream().map(PastTest::duration).toList());
    }

    private Stream<TestCase> named(RunId run, TestName name) {
        return tests(run).stream().filter(test -> TestName.of(test).equals(name));
    }

    private Stream<PipelineRun> all(ProjectName project) {
        return runs.list(Optional.of(project), Optional.empty(), ALL).stream();
    }

    /// Earlier runs of the branch, newest first.
    private Stream<PipelineRun> before(RunId run) {
        var ref = runs.find(run).orElseThrow().ref();
        return runs.list(Optional.of(run.project()), Optional.of(run), ALL).stream()
                .filter(each -> each.ref().equals(ref));
    }
}
