package dev.slipway.core.release;

import dev.slipway.core.compose.AnalysisSpec;
import dev.slipway.core.compose.AnalysisSpec.OnRegressed;
import dev.slipway.core.release.verdict.Judgement;
import java.time.Instant;
import java.util.Optional;

/// What follows from the figures of an analysis. Pure.
final class Judge {
    private final ReleaseState state;
    private final Observed seen;
    private final Instant now;
    private final Progress progress;

    Judge(ReleaseState state, Observed seen, Instant now, Progress progress) {
        this.state = state;
        this.seen = seen;
        this.now = now;
        this.progress = progress;
    }

    /// Empty where nothing is analysed, or where it has to go on.
    Optional<Decision> verdict() {
        var isHeld =
                state.reason() == Reason.ManualPause
                        || state.reason() == Reason.InconclusiveAnalysis;
        return isHeld ? Optional.empty() : state.analysis().flatMap(this::verdict);
    }

    private Optional<Decision> verdict(AnalysisSpec spec) {
        return switch (Judgement.of(seen.verdicts())) {
            case REGRESSED -> Optional.of(regressed(spec));
            case UNBELIEVABLE -> Optional.of(inconclusive(Judgement.UNBELIEVABLE));
            case SAFE -> Optional.of(safe());
            case NOT_YET -> tooFew(spec);
        };
    }

    private Decision regressed(AnalysisSpec spec) {
        var why = Judgement.why(seen.verdicts());
        if (spec.onRegressed() == OnRegressed.PAUSE) {
            return inconclusive(Judgement.REGRESSED);
        }
        var concluded = concluded(Judgement.REGRESSED).done();
        return new Decision.Move(
                Moves.aborting(state, Outcome.Aborted, "REGRESSED: " + why, now)
                        .with(concluded.analyses()),
                "regressed: " + why);
    }

    private Decision inconclusive(Judgement judgement) {
        var why = judgement + ": " + Judgement.why(seen.verdicts());
        return new Decision.Move(
                concluded(judgement).pause(Reason.InconclusiveAnalysis).message(why).done(),
                "asks a person, " + why);
    }

    private Decision safe() {
        var next = state.release().plan().after(state.position());
        return new Decision.Move(
                Moves.go(concluded(Judgement.SAFE).same(), next, now), "the analysis says safe");
    }

    // Lack of data is never a pass; figures that come later still count.
    private Optional<Decision> tooFew(AnalysisSpec spec) {
        if (state.phase() == Phase.Paused || progress.leftOf(spec).isPositive()) {
            return Optional.empty();
        }
        return Optional.of(
                new Decision.Move(
                        state.change().pause(Reason.NotEnoughTraffic).done(),
                        "not enough traffic for a verdict"));
    }

    private ReleaseState.Changed concluded(Judgement judgement) {
        return state.change().concluded(judgement, seen.verdicts(), now);
    }
}
