package dev.slipway.app.tests;

import dev.slipway.app.fx.Background;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.Core;
import dev.slipway.core.pipeline.FlakyTest;
import dev.slipway.core.pipeline.PastTest;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.SlowTest;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestName;
import dev.slipway.core.pipeline.TestTrend;
import dev.slipway.core.pipeline.report.FailureDetails;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The tests of one run, and what many runs say of them. FX thread only; reading is done off it.
final class TestsViewModel {
    private static final int WITH_PAST = 500;
    private static final int SLOWEST = 50;
    private static final int TREND = 50;

    private final Core core;
    private final Background background;
    private final RunId run;
    private final Consumer<Problem> failed;
    private final ObservableList<TestRow> rows = FXCollections.observableArrayList();
    private List<TestCase> shown = List.of();

    /// One test with all that is kept of it.
    record Whole(TestCase test, FailureDetails details, List<PastTest> past) {}

    /// What is asked for beside the list itself.
    record Insight(List<SlowTest> slowest, List<FlakyTest> flaky, List<TestTrend> trend) {}

    TestsViewModel(Core core, Background background, RunId run, Consumer<Problem> failed) {
        this.core = core;
        this.background = background;
        this.run = run;
        this.failed = failed;
    }

    ObservableList<TestRow> rows() {
        return rows;
    }

    /// The tests that are listed, failures first.
    List<TestCase> tests() {
        return shown;
    }

    /// Lists these; their pasts come when they are read. False if they are listed already.
    ///
    /// @param filled called when the pasts are in the rows, which are other rows then
    boolean show(List<TestCase> tests, Runnable filled) {
        var ordered = TestOrder.failuresFirst(tests);
        if (shown.equals(ordered)) {
            return false;
        }
        shown = ordered;
        rows.setAll(ordered.stream().map(test -> new TestRow(test, List.of())).toList());
        var asked = ordered.subList(0, Math.min(WITH_PAST, ordered.size()));
        background.load(
                () -> core.pipelines().testResults().strips(run, asked),
                pasts -> fill(ordered, pasts, filled),
                failed);
        return true;
    }

    private void fill(List<TestCase> of, Map<TestName, List<PastTest>> pasts, Runnable filled) {
        if (shown != of) {
            return;
        }
        rows.replaceAll(row ->
                new TestRow(row.test(), pasts.getOrDefault(TestName.of(row.test()), List.of())));
        filled.run();
    }

    /// Reads a test's whole output, its difference and its past.
    void whole(TestCase test, Consumer<Whole> then) {
        var results = core.pipelines().testResults();
        background.load(
                () -> {
                    var full = results.full(run, test);
                    var past =
                            results.strips(run, List.of(full))
                                    .getOrDefault(TestName.of(full), List.of());
                    return new Whole(full, results.details(full), past);
                },
                then,
                failed);
    }

    void insight(Consumer<Insight> then) {
        var results = core.pipelines().testResults();
        background.load(
                () -> {
                    var ref = core.pipelines().require(run.toString()).ref();
                    return new Insight(
                            results.slowest(run, SLOWEST),
                            results.flaky(run.project()),
                            results.trend(run.project(), ref, TREND));
                },
                then,
                failed);
    }
}
