package dev.slipway.core.release;

import java.time.Instant;
import java.util.Optional;

/// The ways from one saved state to another. Pure.
final class Moves {
    private Moves() {}

    /// Goes to a place of the plan; behind its end the release is promoted.
    static ReleaseState go(ReleaseState state, Plan.Position place, Instant now) {
        var step = state.release().plan().at(place);
        if (step.isEmpty()) {
            return promoting(state, now).done();
        }
        var change = state.change().enter(Phase.Progressing, place, now).message(null);
        var wanted = state.wanted();
        return switch (step.get()) {
            case ReleaseStep.Start(var capacity, var others) ->
                    change.wanted(wanted.withRoom(capacity, others)).done();
            case ReleaseStep.AwaitHealthy _, ReleaseStep.Analyse _, ReleaseStep.RunChecks _ ->
                    change.done();
            case ReleaseStep.Recreate() -> change.wanted(wanted.withRecreated(true)).done();
            case ReleaseStep.Shift(var weight, var others) ->
                    change.wanted(wanted.withWeights(weight, others)).byHand(false).done();
            case ReleaseStep.SendMatching(var match) ->
                    change.wanted(wanted.withMatching(match)).done();
            case ReleaseStep.Pause _, ReleaseStep.AwaitPromotion _ ->
                    change.pause(Reason.PauseStep).done();
            case ReleaseStep.Retire(var left) -> change.wanted(wanted.withStable(left)).done();
        };
    }

    /// All to the candidate, whatever the plan still had.
    static ReleaseState.Changed promoting(ReleaseState state, Instant now) {
        return promoting(state, Side.CANDIDATE, now);
    }

    /// All to the one that has won.
    static ReleaseState.Changed promoting(ReleaseState state, Side winner, Instant now) {
        return state.change()
                .enter(Phase.Promoting, state.release().plan().end(), now)
                .wanted(state.wanted().all(winner))
                .chosen(winner)
                .byHand(false);
    }

    /// Weights go back by halves, each held for a while; a plain abort may still come.
    static ReleaseState steppedAbort(ReleaseState state, String why, Instant now) {
        var aborting = aborting(state, Outcome.Aborted, why, now);
        var half = state.wanted().halved();
        var held = aborting.wanted().withWeights(half.weight(), half.others());
        return aborting.change().wanted(held).same();
    }

    /// Weights to stable first; the candidate keeps its containers until that is confirmed.
    static ReleaseState aborting(ReleaseState state, Outcome ending, String why, Instant now) {
        return state.change()
                .enter(Phase.Aborting, state.position(), now)
                .wanted(state.wanted().back())
                .byHand(false)
                .ending(ending)
                .message(why.isBlank() ? null : why)
                .done();
    }

    /// The old version has had its time.
    static ReleaseState keptNoLonger(ReleaseState state, Instant now) {
        return state.change()
                .enter(Phase.Healthy, state.position(), now)
                .hotUntil(null)
                .wanted(state.wanted().only(state.winner()))
                .done();
    }

    /// When a timed pause is over, empty if the release is not in one or a person holds it.
    static Optional<Instant> pauseEnd(ReleaseState state, Instant now) {
        if (state.phase() != Phase.Paused || state.reason() != Reason.PauseStep) {
            return Optional.empty();
        }
        return state.step()
                .filter(ReleaseStep.Pause.class::isInstance)
                .map(step ->
                        now.plus(((ReleaseStep.Pause) step).duration()).minus(state.elapsed(now)));
    }
}
