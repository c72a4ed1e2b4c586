/// Carries out a pipeline: stages, steps, post, results.
@NullMarked
package dev.slipway.core.pipeline.runner;

import org.jspecify.annotations.NullMarked;
