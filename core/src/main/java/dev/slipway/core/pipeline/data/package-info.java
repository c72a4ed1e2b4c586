/// Formats of data that pipelines read and write, as plain values.
@NullMarked
package dev.slipway.core.pipeline.data;

import org.jspecify.annotations.NullMarked;
