package dev.slipway.core.pipeline.report;

import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestCase.Outcome;
import dev.slipway.core.pipeline.TestName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the cases of one report. A report with gigabytes of output is read for its cases; the
/// output of the first ones is kept. For one thread.
final class CaseSink {
    private final String stage;
    private final Limits limits;
    private final List<TestCase> cases = new ArrayList<>();
    private long kept;
    private long keptOfGood;
    private String lastClass = "";

    CaseSink(String stage, Limits limits) {
        this.stage = stage;
        this.limits = limits;
    }

    Cap detailsCap() {
        return new Cap(limits.details());
    }

    Cap outputCap() {
        return new Cap(limits.output());
    }

    /// False when enough output of such tests is kept: what more there is need not be gathered.
    boolean hasRoom(Outcome outcome) {
        return kept < limits.allOutput()
                && (isTelling(outcome) || keptOfGood < limits.goodOutput());
    }

    private static boolean isTelling(Outcome outcome) {
        return outcome.isBad() || outcome == Outcome.FLAKY;
    }

    int size() {
        return cases.size();
    }

    List<TestCase> cases() {
        return cases;
    }

    /// @param message the first line of the details where there is none
    void add(
            String suite,
            String className,
            String name,
            Outcome outcome,
            Duration duration,
            @Nullable String message,
            @Nullable String details,
            @Nullable String output) {
        var said = blankToNull(message);
        var more = blankToNull(details);
        var test =
                new TestCase(
                        stage,
                        Cap.name(suite),
                        sameClass(Cap.name(className)),
                        name.isBlank() ? "(unnamed)" : Cap.name(name),
                        outcome,
                        duration,
                        said == null && more != null ? firstLine(more) : shortened(said),
                        more,
                        null,
                        false);
        if (limits.only() == null || limits.only().equals(TestName.of(test))) {
            var wrote = room(outcome, blankToNull(output));
            cases.add(wrote == null ? test : test.withOutput(wrote));
        }
    }

    /// Tests of one class stand together: one text for all of them.
    private String sameClass(String className) {
        if (!lastClass.equals(className)) {
            lastClass = className;
        }
        return lastClass;
    }

    /// Gives output that only the suite has to its bad cases, from that case on.
    void outputOfSuite(int from, String output) {
        for (var i = from; i < cases.size(); i++) {
            var test = cases.get(i);
            if (test.isBad() && test.output() == null) {
                cases.set(i, test.withOutput(room(test.outcome(), output)));
            }
        }
    }

    private @Nullable String room(Outcome outcome, @Nullable String output) {
        if (output == null || !hasRoom(outcome)) {
            return null;
        }
        kept += output.length();
        keptOfGood += isTelling(outcome) ? 0 : output.length();
        return output;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null ? null : Cap.message(text);
    }

    private static @Nullable String firstLine(String text) {
        return text.lines().filter(it -> !it.isBlank()).findFirst().map(Cap::message).orElse(null);
    }
}
