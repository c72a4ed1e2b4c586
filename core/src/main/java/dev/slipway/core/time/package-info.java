/// Waiting, as a port; the clock is java.time.Clock.
@NullMarked
package dev.slipway.core.time;

import org.jspecify.annotations.NullMarked;
