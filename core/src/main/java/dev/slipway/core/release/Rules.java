package dev.slipway.core.release;

import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What happens next with a release: from what is saved and what is seen, nothing else. Pure and
/// complete; the same question has the same answer, however often it is asked.
final class Rules {
    static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /// How long an abort by steps holds each share.
    static final Duration ABORT_STEP = Duration.ofSeconds(10);

    private final ReleaseState state;
    private final Observed seen;
    private final Instant now;
    private final Repairs repairs;
    private final Progress progress;
    private final Judge judge;

    private Rules(ReleaseState state, Observed seen, Instant now) {
        this.state = state;
        this.seen = seen;
        this.now = now;
        this.repairs = new Repairs(state, seen, now);
        this.progress = new Progress(state, seen, now, repairs);
        this.judge = new Judge(state, seen, now, progress);
    }

    static Decision next(ReleaseState state, Observed seen, Instant now) {
        return new Rules(state, seen, now).next();
    }

    private Decision next() {
        return switch (state.phase()) {
            case Pending -> pending();
            case Progressing -> progressing();
            case Paused -> paused();
            case Promoting -> promoting();
            case Aborting -> aborting();
            case Healthy -> hot();
            case Degraded -> new Decision.Done();
        };
    }

    private Decision pending() {
        if (!seen.isFree()) {
            return lookAgain();
        }
        if (state.release().frozenUntil().filter(now::isBefore).isPresent()) {
            return new Decision.Move(
                    state.change().pause(Reason.FreezeWindow).done(),
                    "waits for the end of the freeze");
        }
        return begin();
    }

    private Decision begin() {
        if (state.release().approval()) {
            return new Decision.Move(
                    state.change().pause(Reason.ApprovalGate).done(), "waits for approval");
        }
        return new Decision.Move(Moves.go(state, Plan.Position.START, now), "begins");
    }

    private Decision progressing() {
        return progress.failure()
                .or(judge::verdict)
                .or(this::drain)
                .or(this::repair)
                .or(new CheckCourse(state, now)::next)
                .orElseGet(() -> progress.isStepDone() ? nextPlace() : lookAgain());
    }

    private Decision nextPlace() {
        var place = state.release().plan().after(state.position());
        return new Decision.Move(Moves.go(state, place, now), progress.doneText());
    }

    private Decision paused() {
        if (state.reason() == Reason.ApprovalGate) {
            return lookAgain();
        }
        if (state.reason() == Reason.FreezeWindow) {
            return state.release().frozenUntil().filter(now::isBefore).isPresent()
                    ? lookAgain()
                    : begin();
        }
        return progress.failure()
                .or(judge::verdict)
                .or(this::drain)
                .or(this::repair)
                .orElseGet(() ->
                        pauseEnd()
                                .<Decision>map(
                                        end -> end.isAfter(now) ? waitUntil(end) : nextPlace())
                                .orElseGet(this::lookAgain));
    }

    /// When the pause ends by itself, empty if it does not.
    private Optional<Instant> pauseEnd() {
        return Moves.pauseEnd(state, now);
    }

    private Decision promoting() {
        return progress.failure()
                .or(this::drain)
                .or(this::repair)
                .or(progress::proof)
                .orElseGet(() -> progress.isServing() ? healthy() : lookAgain());
    }

    private Decision healthy() {
        var ending = state.ending();
        var outcome = ending == null ? state.release().goal() : ending;
        var settled = state.change().settle(Phase.Healthy, outcome, now);
        if (progress.isAnythingOld()) {
            settled.hotUntil(now.plus(state.release().scaleDownDelay()));
        } else {
            settled.cleaned();
        }
        return new Decision.Move(settled.done(), "healthy");
    }

    /// The old version is kept until its time is over, then it goes.
    private Decision hot() {
        var until = state.hotUntil();
        if (state.isCleaned()) {
            return new Decision.Done();
        }
        if (until != null) {
            return until.isAfter(now)
                    ? losersGo().orElseGet(() -> waitUntil(until))
                    : new Decision.Move(
                            Moves.keptNoLonger(state, now), "the old version is no longer kept");
        }
        return drain().or(() -> act(repairs.retirements()))
                .orElseGet(() ->
                        progress.isAnythingOld() || seen.isBusy()
                                ? lookAgain()
                                : new Decision.Move(
                                        state.change().cleaned().done(),
                                        "the old version is gone"));
    }

    /// Of what was tried, what has not won is not kept.
    private Optional<Decision> losersGo() {
        return progress.leaving().isEmpty()
                ? Optional.empty()
                : drain().or(() -> act(repairs.retirements()));
    }

    /// Weights first, then what the candidate had. Stable that cannot be made whole does not keep
    /// the candidate alive.
    private Decision aborting() {
        return drain().orElseGet(() -> {
            if (!state.wanted().isAllStable()) {
                return stepDown();
            }
            if (state.wanted().hasTried() && progress.isCandidateWithoutTraffic()) {
                return candidateGoes();
            }
            var actions = repairs.all();
            var isTried = actions.isEmpty() || !progress.left().isPositive();
            if (!state.wanted().hasTried()
                    && isTried
                    && progress.isCandidateGone()
                    && !seen.isBusy()) {
                return degraded();
            }
            return act(actions).orElseGet(this::lookAgain);
        });
    }

    /// An abort by steps: each share is held for a while, then halved.
    private Decision stepDown() {
        var end = now.plus(ABORT_STEP).minus(state.elapsed(now));
        if (end.isAfter(now)) {
            return repair().orElseGet(() -> waitUntil(end));
        }
        var half = state.wanted().halved();
        return new Decision.Move(
                state.change().enter(Phase.Aborting, state.position(), now).wanted(half).done(),
                "steps down to " + half.share(Side.STABLE).rest());
    }

    private Decision candidateGoes() {
        return new Decision.Move(
                state.change()
                        .enter(Phase.Aborting, state.position(), now)
                        .wanted(state.wanted().withoutTried())
                        .done(),
                "weight 0 confirmed");
    }

    private Decision degraded() {
        var ending = state.ending();
        if (state.keepsStable()) {
            return new Decision.Move(
                    state.change().settle(Phase.Healthy, Outcome.RolledBack, now).cleaned().done(),
                    "healthy, with what ran before");
        }
        return new Decision.Move(
                state.change()
                        .settle(Phase.Degraded, ending == null ? Outcome.Aborted : ending, now)
                        .cleaned()
                        .done(),
                state.release().isFirst() ? "nothing serves" : "stable serves 100 %");
    }

    /// Notes once that what has to go has no request left, or has used up its time.
    private Optional<Decision> drain() {
        if (state.isDrained()) {
            return Optional.empty();
        }
        var leaving = progress.leaving();
        if (leaving.isEmpty() || leaving.stream().anyMatch(l -> !l.weight().equals(Weight.NONE))) {
            return Optional.empty();
        }
        var inFlight = leaving.stream().mapToLong(Progress.Leaving::inFlight).sum();
        var end = state.since().plus(state.release().drainLimit());
        if (inFlight == 0) {
            return Optional.of(new Decision.Move(state.change().drained(0).done(), "drained"));
        }
        return end.isAfter(now)
                ? Optional.empty()
                : Optional.of(
                        new Decision.Move(
                                state.change().drained(inFlight).done(),
                                "drain limit reached, " + inFlight + " cut"));
    }

    private Optional<Decision> repair() {
        return act(repairs.all());
    }

    private static Optional<Decision> act(List<Action> actions) {
        return actions.isEmpty() ? Optional.empty() : Optional.of(new Decision.Act(actions));
    }

    private Decision lookAgain() {
        return waitUntil(now.plus(LOOK_AGAIN));
    }

    private static Decision waitUntil(Instant until) {
        return new Decision.Wait(until);
    }

    /// The split that a part of this release is to have, for whoever shows it.
    static TrafficSplit wantedSplit(ReleaseState state, Part part) {
        return new Routing(state, part, Observed.Seen.NOTHING, state.since())
                .split(state.wanted().tried(part));
    }
}
