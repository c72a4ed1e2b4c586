package dev.slipway.core.release;

import java.time.Instant;

/// One saved change of a release.
///
/// @param sequence of the state it led to · what in words · by who, `slipway` for the plan itself
/// @param why a person's reason, may be empty · details what failed containers left behind, may be
///   empty
public record JournalEntry(
        ReleaseId release,
        long sequence,
        Instant at,
        Phase phase,
        String what,
        String by,
        String why,
        String details) {
    public static final String PLAN = "slipway";

    static JournalEntry of(ReleaseState state, Instant at, String what) {
        return by(state, at, what, PLAN, "");
    }

    static JournalEntry by(ReleaseState state, Instant at, String what, String by, String why) {
        return new JournalEntry(state.id(), state.sequence(), at, state.phase(), what, by, why, "");
    }

    JournalEntry with(String left) {
        return new JournalEntry(release, sequence, at, phase, what, by, why, left);
    }

    public boolean isByPerson() {
        return !by.equals(PLAN);
    }
}
