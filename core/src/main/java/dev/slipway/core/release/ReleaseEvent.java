package dev.slipway.core.release;

import dev.slipway.core.event.Event;
import java.time.Instant;

/// What happened to releases. Each was saved before it is told.
public sealed interface ReleaseEvent extends Event {
    ReleaseId release();

    /// Phase, step, weight or outcome changed.
    record Moved(Instant at, ReleaseId release, Phase phase) implements ReleaseEvent {}

    /// New figures were counted.
    record Measured(Instant at, ReleaseId release) implements ReleaseEvent {}
}
