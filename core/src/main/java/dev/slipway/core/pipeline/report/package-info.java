/// Test reports of many dialects read into one shape.
@NullMarked
package dev.slipway.core.pipeline.report;

import org.jspecify.annotations.NullMarked;
