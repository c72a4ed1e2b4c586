/// Moving a version into an environment: plan, phases, the one reconciler, its driver.
@NullMarked
package dev.slipway.core.release;

import org.jspecify.annotations.NullMarked;
