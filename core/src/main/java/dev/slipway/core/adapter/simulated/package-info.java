/// Adapters that keep everything in memory: for tests and for a workspace to try things in.
@NullMarked
package dev.slipway.core.adapter.simulated;

import org.jspecify.annotations.NullMarked;
