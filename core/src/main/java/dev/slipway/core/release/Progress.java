package dev.slipway.core.release;

import dev.slipway.core.compose.AnalysisSpec;
import dev.slipway.core.compose.Durations;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How far a release has come: what is done, what has failed, what is still there. Pure.
final class Progress {
    /// A service without a route counts as good when it ran this long.
    static final Duration STEADY = Duration.ofSeconds(10);

    private final ReleaseState state;
    private final Observed seen;
    private final Instant now;
    private final Repairs repairs;

    Progress(ReleaseState state, Observed seen, Instant now, Repairs repairs) {
        this.state = state;
        this.seen = seen;
        this.now = now;
        this.repairs = repairs;
    }

    /// @param weight, inFlight of a side that has to go altogether
    record Leaving(Weight weight, long inFlight) {}

    List<Leaving> leaving() {
        var leaving = new ArrayList<Leaving>();
        repairs.routed()
                .forEach(part -> {
                    for (var side : Side.values()) {
                        if (repairs.isLeaving(part, side)) {
                            leaving.add(
                                    new Leaving(
                                            repairs.routing(part).weightOf(side),
                                            seen.of(part).router(side).inFlight()));
                        }
                    }
                });
        return leaving;
    }

    /// Why the candidate cannot be had, if so.
    Optional<Decision> failure() {
        return brokenInstance().or(this::finalTrouble).or(this::deadline);
    }

    private Optional<Decision> brokenInstance() {
        var broken =
                parts().flatMap(part ->
                                tried(part)
                                        .filter(Observed.Instance::hasFailed)
                                        .map(i ->
                                                part.service() + " " + i.ordinal() + " " + i.why()))
                        .toList();
        var names =
                parts().flatMap(this::tried)
                        .filter(Observed.Instance::hasFailed)
                        .map(Observed.Instance::name)
                        .toList();
        return broken.isEmpty() ? Optional.empty() : fail(broken.getFirst(), names);
    }

    private Optional<Decision> finalTrouble() {
        return seen.troubles().entrySet().stream()
                .filter(t -> t.getValue().isFinal() && concernsCandidate(t.getKey()))
                .findFirst()
                .flatMap(t -> fail(t.getValue().problem().summary(), List.of()));
    }

    private static boolean concernsCandidate(Action action) {
        return switch (action) {
            case Action.Prepare _, Action.MakeRoute _ -> true;
            case Action.Run run -> run.side() != Side.STABLE;
            case Action.Retire _,
                    Action.Split _,
                    Action.Probe _,
                    Action.Measure _,
                    Action.RemoveRoute _ ->
                    false;
        };
    }

    private Optional<Decision> deadline() {
        if (state.phase() == Phase.Paused || !isTimed() || left().isPositive()) {
            return Optional.empty();
        }
        var trouble =
                seen.troubles().values().stream()
                        .findFirst()
                        .map(t -> " (" + t.problem().summary() + ")")
                        .orElse("");
        return fail(
                waitsFor()
                        + " did not happen within "
                        + Durations.format(state.release().readyLimit())
                        + trouble,
                parts().flatMap(this::tried)
                        .filter(i -> !i.isReady() && !i.isDone())
                        .map(Observed.Instance::name)
                        .toList());
    }

    /// What is left of an analysis' time; what no driver watched does not count.
    Duration leftOf(AnalysisSpec analysis) {
        return analysis.atMost().minus(used());
    }

    private Duration used() {
        var elapsed = state.elapsed(now);
        var watched = Duration.between(seen.watchedSince(), now);
        return elapsed.compareTo(watched) < 0 ? elapsed : watched;
    }

    private boolean isTimed() {
        return state.step()
                .map(step ->
                        switch (step) {
                            case ReleaseStep.Start _,
                                    ReleaseStep.AwaitHealthy _,
                                    ReleaseStep.Recreate _,
                                    ReleaseStep.SendMatching _,
                                    ReleaseStep.Shift _ ->
                                    true;
                            case ReleaseStep.Pause _,
                                    ReleaseStep.Analyse _,
                                    ReleaseStep.RunChecks _,
                                    ReleaseStep.AwaitPromotion _,
                                    ReleaseStep.Retire _ ->
                                    false;
                        })
                .orElse(true);
    }

    /// What is left of the present place's time; what no driver watched does not count.
    Duration left() {
        return state.release().readyLimit().minus(used());
    }

    private Optional<Decision> fail(String cause, List<String> containers) {
        return Optional.of(
                new Decision.Fail(
                        Moves.aborting(state, Outcome.Failed, cause, now), cause, containers));
    }

    /// What the present place waits for, in words.
    String waitsFor() {
        var unready =
                parts().filter(part -> !isReady(part))
                        .map(part ->
                                sides(part).stream().mapToInt(seen.of(part)::ready).sum()
                                        + " of "
                                        + sides(part).stream()
                                                .mapToInt(side -> count(part, side))
                                                .sum()
                                        + " "
                                        + part.service()
                                        + " healthy")
                        .toList();
        return unready.isEmpty()
                ? state.phase() == Phase.Promoting ? "the last check" : "the step"
                : "healthy containers (" + String.join(", ", unready) + ")";
    }

    private int count(Part part, Side side) {
        return part.routed()
                ? repairs.wantedCount(part, side)
                : part.of(side).map(Generation::replicas).orElse(0);
    }

    boolean isStepDone() {
        return state.step()
                .map(step ->
                        switch (step) {
                            case ReleaseStep.Start _, ReleaseStep.Recreate _ -> true;
                            case ReleaseStep.AwaitHealthy() -> parts().allMatch(this::isReady);
                            case ReleaseStep.Shift _, ReleaseStep.SendMatching _ -> isShifted();
                            case ReleaseStep.RunChecks _ -> new CheckCourse(state, now).isDone();
                            case ReleaseStep.Retire _ ->
                                    repairs.routed().allMatch(this::isStableDown);
                            case ReleaseStep.Pause _,
                                    ReleaseStep.Analyse _,
                                    ReleaseStep.AwaitPromotion _ ->
                                    false;
                        })
                .orElse(false);
    }

    String doneText() {
        return state.step()
                .map(step ->
                        switch (step) {
                            case ReleaseStep.Start(var capacity, _) -> "started for " + capacity;
                            case ReleaseStep.AwaitHealthy() -> "healthy containers";
                            case ReleaseStep.Recreate() -> "recreates services without a route";
                            case ReleaseStep.Shift(var weight, _) ->
                                    "weight " + weight + " confirmed";
                            case ReleaseStep.Retire(var left) ->
                                    left.equals(Weight.NONE)
                                            ? "the old containers are gone"
                                            : "old containers left for " + left;
                            case ReleaseStep.SendMatching(var match) ->
                                    match.isPresent()
                                            ? "matching requests come to the candidate"
                                            : "no request is matched any more";
                            case ReleaseStep.Pause _ -> "the pause is over";
                            case ReleaseStep.Analyse _ -> "the analysis is over";
                            case ReleaseStep.RunChecks _ -> "the checks are passed";
                            case ReleaseStep.AwaitPromotion() -> "promoted";
                        })
                .orElse("all steps done");
    }

    private Stream<Part> parts() {
        return state.release().parts().stream().filter(part -> part.candidate().isPresent());
    }

    /// The sides that have to be well: all that are tried, in the end the one that has won.
    private List<Side> sides(Part part) {
        return state.phase() == Phase.Promoting ? List.of(state.winner(part)) : part.tried();
    }

    private Stream<Observed.Instance> tried(Part part) {
        return sides(part).stream().flatMap(side -> seen.of(part).of(side).stream());
    }

    private Stream<Observed.Instance> winning(Part part) {
        return seen.of(part).of(state.winner(part)).stream();
    }

    private boolean isReady(Part part) {
        if (part.routed()) {
            return sides(part).stream()
                    .allMatch(side -> seen.of(part).serving(side) >= count(part, side));
        }
        if (!state.wanted().recreated()) {
            return true;
        }
        return seen.of(part).candidate().stream().filter(i -> i.isReady() || i.isDone()).count()
                >= count(part, Side.CANDIDATE);
    }

    boolean isShifted() {
        return repairs.routed().allMatch(part -> repairs.routing(part).isAsWanted());
    }

    private boolean isStableDown(Part part) {
        return seen.of(part).stable().size() <= repairs.wantedCount(part, Side.STABLE);
    }

    /// A request of our own where no user came, so that "serves" is never a guess.
    Optional<Decision> proof() {
        var unproven =
                parts().filter(part -> part.routed() && isReady(part) && !isProven(part))
                        .<Action>map(part -> new Action.Probe(part.service()))
                        .toList();
        return unproven.isEmpty() || !isShifted()
                ? Optional.empty()
                : Optional.of(new Decision.Act(unproven));
    }

    private boolean isProven(Part part) {
        var counted = seen.of(part).router(state.winner(part));
        return counted.requests() + counted.probes() > 0;
    }

    /// Success: the wanted image in every container, users served by it, the rest steady.
    boolean isServing() {
        return isShifted()
                && parts().allMatch(part -> isReady(part) && hasRightImages(part))
                && parts().filter(Part::routed).allMatch(this::isProven)
                && parts().filter(part -> !part.routed()).allMatch(this::isSteady);
    }

    private boolean hasRightImages(Part part) {
        var wanted = part.of(state.winner(part)).map(Generation::imageId).orElse("");
        return winning(part).allMatch(i -> i.imageId().equals(wanted));
    }

    private boolean isSteady(Part part) {
        return winning(part)
                .allMatch(i ->
                        i.isDone()
                                || i.startedAt()
                                        .map(at -> !at.plus(STEADY).isAfter(now))
                                        .orElse(false));
    }

    /// True if something of the old version is still there.
    boolean isAnythingOld() {
        return repairs.routed().anyMatch(this::hasOthersThanWinner)
                || state.release()
                        .unrouted()
                        .filter(part -> part.candidate().isEmpty())
                        .anyMatch(part -> !seen.of(part).stable().isEmpty())
                || repairs.routed()
                        .filter(part -> part.candidate().isEmpty())
                        .anyMatch(part -> seen.of(part).split().isPresent());
    }

    private boolean hasOthersThanWinner(Part part) {
        return part.sides().stream()
                .filter(side -> side != state.winner(part))
                .anyMatch(side -> !seen.of(part).of(side).isEmpty());
    }

    boolean isCandidateWithoutTraffic() {
        return repairs.routed()
                .allMatch(part ->
                        part.tried().stream()
                                .map(repairs.routing(part)::weightOf)
                                .allMatch(Weight.NONE::equals));
    }

    /// The abort is through: nothing of the candidate is left and stable is whole, or had its time.
    boolean isCandidateGone() {
        var isGone =
                state.release().parts().stream()
                        .allMatch(
                                p -> p.tried().stream().allMatch(s -> seen.of(p).of(s).isEmpty()));
        var isStableWhole =
                state.release()
                        .unrouted()
                        .allMatch(part ->
                                seen.of(part).ready(Side.STABLE)
                                        >= part.stable().map(Generation::replicas).orElse(0));
        return isGone && (isStableWhole || !left().isPositive());
    }
}
