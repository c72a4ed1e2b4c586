/// What starts runs by itself: new commits, times, other projects' runs.
@NullMarked
package dev.slipway.core.pipeline.trigger;

import org.jspecify.annotations.NullMarked;
