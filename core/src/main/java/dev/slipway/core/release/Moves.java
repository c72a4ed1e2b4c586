package dev.slipway.core.release;

import dev.slipway.core.traffic.Weight;
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
            case ReleaseStep.Start(var capacity) ->
                    change.wanted(wanted.withCandidate(more(wanted.candidate(), capacity))).done();
            case ReleaseStep.AwaitHealthy _, ReleaseStep.Analyse _ -> change.done();
            case ReleaseStep.Recreate() -> change.wanted(wanted.withRecreated(true)).done();
            case ReleaseStep.Shift(var weight) -> change.weight(weight).byHand(false).done();
            case ReleaseStep.SendMatching(var match) ->
                    change.wanted(wanted.withMatching(match)).done();
            case ReleaseStep.Pause _, ReleaseStep.AwaitPromotion _ ->
                    change.pause(Reason.PauseStep).done();
            case ReleaseStep.Retire(var left) -> change.wanted(wanted.withStable(left)).done();
        };
    }

    /// All to the candidate, whatever the plan still had.
    static ReleaseState.Changed promoting(ReleaseState state, Instant now) {
        var all =
                new Wanted(Weight.ALL, Weight.ALL, state.wanted().stable(), true, Optional.empty());
        return state.change()
                .enter(Phase.Promoting, state.release().plan().end(), now)
                .wanted(all)
                .byHand(false);
    }

    /// Weights go back by halves, each held for a while; a plain abort may still come.
    static ReleaseState steppedAbort(ReleaseState state, String why, Instant now) {
        var aborting = aborting(state, Outcome.Aborted, why, now);
        return aborting.change().wanted(aborting.wanted().withOnlyWeight(half(state))).same();
    }

    /// Half of what the candidate has; nothing below one percent.
    static Weight half(ReleaseState state) {
        var half = state.wanted().weight().basisPoints() / 2;
        return half < 100 ? Weight.NONE : new Weight(half);
    }

    /// Weights to stable first; the candidate keeps its containers until that is confirmed.
    static ReleaseState aborting(ReleaseState state, Outcome ending, String why, Instant now) {
        var back =
                new Wanted(
                        Weight.NONE,
                        state.wanted().candidate(),
                        Weight.ALL,
                        false,
                        Optional.empty());
        return state.change()
                .enter(Phase.Aborting, state.position(), now)
                .wanted(back)
                .byHand(false)
                .ending(ending)
                .message(why.isBlank() ? null : why)
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

    private static Weight more(Weight a, Weight b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
