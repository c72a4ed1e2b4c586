package dev.slipway.core.release;

import dev.slipway.core.compose.AnalysisSpec;
import dev.slipway.core.release.verdict.Judgement;
import dev.slipway.core.release.verdict.MetricVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a release stands, as saved. Each change is one transaction that is refused if another came
/// between.
///
/// @param sequence counts the changes
/// @param position place in the plan
/// @param isByHand true if a person chose the weight, so that the current step's no longer counts
/// @param since when phase and position were entered · paused how much of it a person held it
/// @param heldSince when a person paused it
/// @param ending the outcome that an abort leads to
/// @param hotUntil until when the old version is kept · isCleaned nothing is left to do
/// @param isDrained what is to go at this place has no request left, or used up its limit
/// @param analyses those that came to an end
/// @param checks measurements at the present place
/// @param chosen which of several variants has won, null for the candidate
/// @param cut connections that were ended by a drain limit
public record ReleaseState(
        Release release,
        long sequence,
        Phase phase,
        @Nullable Reason reason,
        Plan.Position position,
        Wanted wanted,
        boolean isByHand,
        Instant since,
        Duration paused,
        @Nullable Instant heldSince,
        @Nullable Outcome ending,
        @Nullable Outcome outcome,
        @Nullable String message,
        @Nullable Instant settledAt,
        @Nullable Instant hotUntil,
        boolean isCleaned,
        boolean isDrained,
        long cut,
        List<AnalysisResult> analyses,
        @Nullable Side chosen,
        List<CheckResult> checks) {

    public ReleaseState {
        analyses = List.copyOf(analyses);
        checks = List.copyOf(checks);
    }

    /// As it is committed first.
    public static ReleaseState pending(Release release) {
        return new ReleaseState(
                release,
                0,
                Phase.Pending,
                null,
                Plan.Position.START,
                Wanted.START,
                false,
                release.startedAt(),
                Duration.ZERO,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                0,
                List.of(),
                null,
                List.of());
    }

    public ReleaseId id() {
        return release.id();
    }

    /// True if a driver has something to do for it.
    public boolean needsDriver() {
        return !phase.isSettled() || !isCleaned;
    }

    /// How long it has been in its phase and position, without the time a person held it.
    Duration elapsed(Instant now) {
        var held = heldSince == null ? Duration.ZERO : Duration.between(heldSince, now);
        return Duration.between(since, now).minus(paused).minus(held);
    }

    /// True if an A/B test ended for what ran before.
    boolean keepsStable() {
        return release.test().isPresent() && ending == Outcome.RolledBack;
    }

    /// Which side is to serve in the end.
    Side winner() {
        return chosen == null ? Side.CANDIDATE : chosen;
    }

    /// Which of a part's sides is to serve in the end.
    Side winner(Part part) {
        return chosen != null && part.of(chosen).isPresent() ? chosen : Side.CANDIDATE;
    }

    /// What it brings: of several variants the one that has won.
    public VersionId version() {
        return Optional.ofNullable(chosen)
                .flatMap(side -> release.test().flatMap(test -> test.further(side)))
                .map(AbTest.Further::version)
                .orElse(release.version());
    }

    Optional<ReleaseStep> step() {
        return release.plan().at(position);
    }

    /// The analysis at the present place of the plan.
    Optional<AnalysisSpec> analysis() {
        return step().filter(ReleaseStep.Analyse.class::isInstance)
                .map(step -> ((ReleaseStep.Analyse) step).spec());
    }

    Changed change() {
        return new Changed(this);
    }

    /// The same change with these analyses.
    ReleaseState with(List<AnalysisResult> results) {
        var change = new Changed(this);
        change.analyses = results;
        return change.same();
    }

    /// The same with a few things changed.
    static final class Changed {
        private Phase phase;
        private @Nullable Reason reason;
        private Plan.Position position;
        private Wanted wanted;
        private boolean isByHand;
        private Instant since;
        private Duration paused;
        private @Nullable Instant heldSince;
        private @Nullable Outcome ending;
        private @Nullable Outcome outcome;
        private @Nullable String message;
        private @Nullable Instant settledAt;
        private @Nullable Instant hotUntil;
        private boolean isCleaned;
        private boolean isDrained;
        private long cut;
        private List<AnalysisResult> analyses;
        private @Nullable Side chosen;
        private List<CheckResult> checks;
        private final ReleaseState old;

        private Changed(ReleaseState old) {
            this.old = old;
            phase = old.phase;
            reason = old.reason;
            position = old.position;
            wanted = old.wanted;
            isByHand = old.isByHand;
            since = old.since;
            paused = old.paused;
            heldSince = old.heldSince;
            ending = old.ending;
            outcome = old.outcome;
            message = old.message;
            settledAt = old.settledAt;
            hotUntil = old.hotUntil;
            isCleaned = old.isCleaned;
            isDrained = old.isDrained;
            cut = old.cut;
            analyses = old.analyses;
            chosen = old.chosen;
            checks = old.checks;
        }

        /// Enters a phase or place; its clock starts anew.
        Changed enter(Phase entered, Plan.Position place, Instant now) {
            phase = entered;
            reason = null;
            position = place;
            since = now;
            paused = Duration.ZERO;
            heldSince = null;
            isDrained = false;
            checks = List.of();
            return this;
        }

        /// Waits for a reason; the clock of the place goes on.
        Changed pause(Reason why) {
            phase = Phase.Paused;
            reason = why;
            return this;
        }

        /// A person holds it; the clock of the place stands still.
        Changed hold(Instant now) {
            phase = Phase.Paused;
            reason = Reason.ManualPause;
            if (heldSince == null) {
                heldSince = now;
            }
            return this;
        }

        Changed release(Instant now) {
            if (heldSince != null) {
                paused = paused.plus(Duration.between(heldSince, now));
                heldSince = null;
            }
            reason = null;
            return this;
        }

        Changed wanted(Wanted value) {
            wanted = value;
            return this;
        }

        /// A measurement came in.
        Changed measured(CheckResult result) {
            checks = Stream.concat(checks.stream(), Stream.of(result)).toList();
            return this;
        }

        Changed chosen(Side value) {
            chosen = value == Side.CANDIDATE ? null : value;
            return this;
        }

        Changed byHand(boolean value) {
            isByHand = value;
            return this;
        }

        Changed phase(Phase value) {
            phase = value;
            return this;
        }

        Changed ending(Outcome value) {
            ending = value;
            return this;
        }

        Changed message(@Nullable String value) {
            message = value;
            return this;
        }

        Changed settle(Phase settled, Outcome with, Instant now) {
            enter(settled, position, now);
            outcome = with;
            settledAt = now;
            return this;
        }

        Changed hotUntil(@Nullable Instant value) {
            hotUntil = value;
            return this;
        }

        Changed cleaned() {
            isCleaned = true;
            hotUntil = null;
            return this;
        }

        Changed drained(long cutOff) {
            isDrained = true;
            cut += cutOff;
            return this;
        }

        /// Keeps the figures that an analysis ended on.
        Changed concluded(Judgement judgement, List<MetricVerdict> metrics, Instant now) {
            analyses =
                    Stream.concat(
                                    analyses.stream(),
                                    Stream.of(
                                            new AnalysisResult(
                                                    position.step(), now, judgement, metrics)))
                            .toList();
            return this;
        }

        /// Forgets how it ended: it begins again.
        Changed again() {
            ending = null;
            outcome = null;
            message = null;
            settledAt = null;
            hotUntil = null;
            isCleaned = false;
            isByHand = false;
            wanted = Wanted.START;
            analyses = List.of();
            chosen = null;
            return this;
        }

        ReleaseState done() {
            return numbered(old.sequence + 1);
        }

        /// Not a change of its own: part of one that follows.
        ReleaseState same() {
            return numbered(old.sequence);
        }

        private ReleaseState numbered(long number) {
            return new ReleaseState(
                    old.release,
                    number,
                    phase,
                    reason,
                    position,
                    wanted,
                    isByHand,
                    since,
                    paused,
                    heldSince,
                    ending,
                    outcome,
                    message,
                    settledAt,
                    hotUntil,
                    isCleaned,
                    isDrained,
                    cut,
                    analyses,
                    chosen,
                    checks);
        }
    }
}
