/// What is kept of runs that ended, and for how long.
@NullMarked
package dev.slipway.core.pipeline.archive;

import org.jspecify.annotations.NullMarked;
