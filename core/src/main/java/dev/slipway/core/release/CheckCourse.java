package dev.slipway.core.release;

import dev.slipway.core.compose.CheckSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far the checks at the present place of a plan have come, and what follows. Pure.
final class CheckCourse {
    private final ReleaseState state;
    private final Instant now;

    CheckCourse(ReleaseState state, Instant now) {
        this.state = state;
        this.now = now;
    }

    private List<CheckSpec> specs() {
        return state.step()
                .filter(ReleaseStep.RunChecks.class::isInstance)
                .map(step -> ((ReleaseStep.RunChecks) step).checks())
                .orElse(List.of());
    }

    /// Empty where nothing is checked, or all of it is done.
    Optional<Decision> next() {
        for (var spec : specs()) {
            var bad = spec.dryRun() ? Optional.<Decision>empty() : bad(spec);
            if (bad.isPresent()) {
                return bad;
            }
        }
        var due =
                specs().stream()
                        .filter(spec -> !isDone(spec) && isDue(spec))
                        .<Action>map(spec -> new Action.Measure(spec.name()))
                        .toList();
        return due.isEmpty() ? Optional.empty() : Optional.of(new Decision.Act(due));
    }

    boolean isDone() {
        return specs().stream().allMatch(this::isDone);
    }

    // What is only shown does not hold a release up because it cannot be measured.
    private boolean isDone(CheckSpec spec) {
        var results = of(spec);
        return results.size() - (spec.dryRun() ? 0 : count(results, Check.Result.ERROR))
                >= spec.count();
    }

    private boolean isDue(CheckSpec spec) {
        var results = of(spec);
        return results.isEmpty() || !results.getLast().at().plus(spec.interval()).isAfter(now);
    }

    private Optional<Decision> bad(CheckSpec spec) {
        var results = of(spec);
        if (count(results, Check.Result.FAILURE) > spec.failureLimit()) {
            var why = "check " + spec.name() + " failed: " + last(results, Check.Result.FAILURE);
            return Optional.of(
                    new Decision.Move(Moves.aborting(state, Outcome.Aborted, why, now), why));
        }
        if (count(results, Check.Result.INCONCLUSIVE) > spec.inconclusiveLimit()) {
            return Optional.of(
                    asks(spec, "is inconclusive: " + last(results, Check.Result.INCONCLUSIVE)));
        }
        return errorsInARow(results) > spec.errorLimit()
                ? Optional.of(
                        asks(spec, "cannot be measured: " + last(results, Check.Result.ERROR)))
                : Optional.empty();
    }

    private Decision asks(CheckSpec spec, String why) {
        var text = "check " + spec.name() + " " + why;
        return new Decision.Move(
                state.change().pause(Reason.InconclusiveAnalysis).message(text).done(),
                "asks a person, " + text);
    }

    private static int errorsInARow(List<CheckResult> results) {
        var inARow = 0;
        for (var result : results) {
            inARow = result.result() == Check.Result.ERROR ? inARow + 1 : 0;
        }
        return inARow;
    }

    private List<CheckResult> of(CheckSpec spec) {
        return state.checks().stream().filter(r -> r.check().equals(spec.name())).toList();
    }

    private static int count(List<CheckResult> results, Check.Result which) {
        return (int) results.stream().filter(r -> r.result() == which).count();
    }

    private static String last(List<CheckResult> results, Check.Result which) {
        return results.stream()
                .filter(r -> r.result() == which)
                .reduce((a, b) -> b)
                .map(CheckResult::what)
                .orElse("");
    }

    /// What is waited for, in words.
    String waitsFor() {
        var open = new ArrayList<String>();
        for (var spec : specs()) {
            if (!isDone(spec)) {
                open.add(spec.name() + " (" + of(spec).size() + " of " + spec.count() + ")");
            }
        }
        return "checks: " + String.join(", ", open);
    }
}
