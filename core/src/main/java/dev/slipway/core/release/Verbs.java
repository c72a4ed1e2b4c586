package dev.slipway.core.release;

import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.traffic.Weight;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What people may ask of a release, and what each asking changes. Pure.
final class Verbs {
    private Verbs() {}

    /// Each verb with the reason why it is not allowed now, empty = allowed.
    static Map<Verb, Optional<String>> allowed(ReleaseState state) {
        var verbs = new EnumMap<Verb, Optional<String>>(Verb.class);
        for (var verb : Verb.values()) {
            verbs.put(verb, refusal(state, verb));
        }
        return verbs;
    }

    static Optional<String> refusal(ReleaseState state, Verb verb) {
        return switch (verb) {
            case WEIGHT -> noWeight(state);
            case PROMOTE -> noPromote(state);
            case PROMOTE_FULL -> noPromoteFull(state);
            case PAUSE -> noPause(state);
            case RESUME ->
                    because(
                            state.reason() != Reason.ManualPause
                                    && state.reason() != Reason.InconclusiveAnalysis,
                            "It is not paused by hand.");
            case ABORT ->
                    state.phase() == Phase.Aborting
                            ? because(
                                    state.wanted().weight().equals(Weight.NONE),
                                    "It is being aborted already.")
                            : because(
                                    state.phase().isSettled(), "It has ended; roll back instead.");
            case RETRY ->
                    because(
                            state.phase() != Phase.Degraded || !state.isCleaned(),
                            "Only a release that was aborted or failed can be retried.");
            case APPROVE -> because(gate(state).isEmpty(), "It waits for no approval.");
            case ROLLBACK ->
                    because(
                            state.phase() != Phase.Healthy,
                            "Only a release that is healthy can be rolled back; abort a live one.");
        };
    }

    private static Optional<String> noWeight(ReleaseState state) {
        if (state.release().isFirst()) {
            return Optional.of("A first deploy has no other version to share with.");
        }
        if (state.release()
                .routed()
                .noneMatch(p -> p.stable().isPresent() && p.candidate().isPresent())) {
            return Optional.of("No service that takes traffic has two versions in this release.");
        }
        return notUnderWay(state);
    }

    private static Optional<String> noPromote(ReleaseState state) {
        if (gate(state).isPresent()) {
            return gate(state);
        }
        return because(
                state.phase() != Phase.Paused && !isAnalysed(state),
                "It does not wait at a step; use --full to skip all.");
    }

    private static boolean isAnalysed(ReleaseState state) {
        return state.phase() == Phase.Progressing
                && (state.analysis().isPresent()
                        || state.step()
                                .filter(ReleaseStep.RunChecks.class::isInstance)
                                .isPresent());
    }

    private static Optional<String> noPromoteFull(ReleaseState state) {
        return state.phase() == Phase.Promoting
                ? Optional.of("It is being promoted already.")
                : notUnderWay(state);
    }

    private static Optional<String> noPause(ReleaseState state) {
        return state.reason() == Reason.ManualPause
                ? Optional.of("It is paused already.")
                : notUnderWay(state);
    }

    private static Optional<String> notUnderWay(ReleaseState state) {
        return switch (state.phase()) {
            case Pending -> Optional.of("It has not begun yet.");
            case Aborting -> Optional.of("It is being aborted.");
            case Healthy, Degraded -> Optional.of("It has ended.");
            case Paused -> gate(state);
            case Progressing, Promoting -> Optional.empty();
        };
    }

    /// What holds it back before its first step.
    private static Optional<String> gate(ReleaseState state) {
        return state.reason() == Reason.FreezeWindow
                ? Optional.of("It waits for the end of the freeze.")
                : because(state.reason() == Reason.ApprovalGate, "It waits for approval.");
    }

    private static Optional<String> because(boolean isRefused, String reason) {
        return isRefused ? Optional.of(reason) : Optional.empty();
    }

    /// The hand outranks the plan: its weight counts, and the plan waits.
    static ReleaseState weight(ReleaseState state, Weight weight, Instant now) {
        return weights(state, weight, state.release().beside(weight), now);
    }

    /// Likewise, with shares of those beside the candidate.
    static ReleaseState weights(
            ReleaseState state, Weight weight, Map<Side, Weight> beside, Instant now) {
        return state.change()
                .hold(now)
                .wanted(state.wanted().withWeights(weight, beside))
                .byHand(true)
                .done();
    }

    /// The state after a verb that is allowed.
    static ReleaseState after(ReleaseState state, Verb verb, String why, Instant now) {
        return switch (verb) {
            case PROMOTE -> Moves.go(state, nextStep(state), now);
            case PROMOTE_FULL ->
                    Moves.promoting(state, now)
                            .ending(
                                    state.release().goal() == Outcome.Promoted
                                            ? Outcome.FastPromoted
                                            : state.release().goal())
                            .done();
            case PAUSE -> state.change().hold(now).done();
            case RESUME -> resumed(state, now);
            case ABORT -> Moves.aborting(state, Outcome.Aborted, why, now);
            case RETRY ->
                    state.change().again().enter(Phase.Pending, Plan.Position.START, now).done();
            case APPROVE -> Moves.go(state, Plan.Position.START, now);
            case WEIGHT, ROLLBACK ->
                    throw new IllegalArgumentException(verb + " is asked for otherwise");
        };
    }

    /// Goes to a step of the plan, forward or back.
    ///
    /// @param step from 0
    static ReleaseState toStep(ReleaseState state, int step, Instant now) {
        return Moves.go(state, new Plan.Position(step, 0), now);
    }

    private static ReleaseState resumed(ReleaseState state, Instant now) {
        if (state.reason() == Reason.InconclusiveAnalysis) {
            return Moves.go(state, state.position(), now);
        }
        var step = state.step();
        if (step.isEmpty()) {
            return Moves.promoting(state, now).done();
        }
        var change = state.change().release(now);
        return switch (step.get()) {
            case ReleaseStep.Pause _, ReleaseStep.AwaitPromotion _ ->
                    change.pause(Reason.PauseStep).done();
            case ReleaseStep.Start _,
                    ReleaseStep.AwaitHealthy _,
                    ReleaseStep.Recreate _,
                    ReleaseStep.Shift _,
                    ReleaseStep.Analyse _,
                    ReleaseStep.RunChecks _,
                    ReleaseStep.SendMatching _,
                    ReleaseStep.Retire _ ->
                    state.isByHand() && state.analysis().isEmpty()
                            ? Moves.go(state, nextStep(state), now)
                            : change.phase(Phase.Progressing).done();
        };
    }

    private static Plan.Position nextStep(ReleaseState state) {
        var plan = state.release().plan();
        return plan.at(state.position()).isEmpty() ? plan.end() : plan.afterStep(state.position());
    }
}
