package dev.slipway.core.event;

import java.time.Instant;

/// Another process wrote to this home's store: whoever shows something looks again.
public record StoreChanged(Instant at) implements Event {}
