package dev.slipway.core.release;

import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
        long cut) {

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
                0);
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

    Optional<ReleaseStep> step() {
        return release.plan().at(position);
    }

    Changed change() {
        return new Changed(this);
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

        Changed weight(Weight value) {
            return wanted(wanted.withWeight(value));
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
            return this;
        }

        ReleaseState done() {
            return new ReleaseState(
                    old.release,
                    old.sequence + 1,
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
                    cut);
        }
    }
}
