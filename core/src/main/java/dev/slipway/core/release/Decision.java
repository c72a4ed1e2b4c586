package dev.slipway.core.release;

import java.time.Instant;
import java.util.List;

/// What the rules say is next.
sealed interface Decision {
    /// Do these; then look again.
    record Act(List<Action> actions) implements Decision {}

    /// Save this; then look again.
    record Move(ReleaseState to, String what) implements Decision {}

    /// The candidate cannot be had: save this, with what its containers left behind.
    record Fail(ReleaseState to, String cause, List<String> containers) implements Decision {}

    /// Nothing until the world changes, at the latest then.
    record Wait(Instant until) implements Decision {}

    /// Nothing any more.
    record Done() implements Decision {}
}
