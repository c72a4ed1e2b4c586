/// Windows batch scripts told as shell scripts, as far as they mean the same.
@org.jspecify.annotations.NullMarked
package dev.slipway.core.pipeline.batch;
