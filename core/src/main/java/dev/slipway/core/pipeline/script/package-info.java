/// The safe interpreter for expressions and script blocks: values of our own types only, no
/// reflection.
@NullMarked
package dev.slipway.core.pipeline.script;

import org.jspecify.annotations.NullMarked;
