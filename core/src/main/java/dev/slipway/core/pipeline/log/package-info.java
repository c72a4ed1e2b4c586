/// Step logs as files: one writer, any number of readers in any process.
@NullMarked
package dev.slipway.core.pipeline.log;

import org.jspecify.annotations.NullMarked;
