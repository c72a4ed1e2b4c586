package dev.slipway.app.fx;

import dev.slipway.core.event.Event;
import java.time.Instant;

/// Something in the home's store changed, by this process or another one; what, one has to look.
public record StoreChanged(Instant at) implements Event {}
