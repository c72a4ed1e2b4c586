/// The one public door to Slipway's work: source, pipeline, image, release, traffic.
@NullMarked
package dev.slipway.core;

import org.jspecify.annotations.NullMarked;
