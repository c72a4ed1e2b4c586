/// Who gets which version: weights, routes, measurements.
@NullMarked
package dev.slipway.core.traffic;

import org.jspecify.annotations.NullMarked;
