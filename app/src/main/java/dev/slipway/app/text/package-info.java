/// What a person reads: bundles, and how times, sizes and durations are said.
@NullMarked
package dev.slipway.app.text;

import org.jspecify.annotations.NullMarked;
