package dev.slipway.core.event;

import java.time.Instant;

/// A fact in the past tense, published after the commit that made it true. The store is the truth,
/// an event a hint to look.
public interface Event {
    Instant at();
}
