/// Jenkinsfile text to pipeline model, with positions and diagnostics.
@NullMarked
package dev.slipway.core.pipeline.jenkinsfile;

import org.jspecify.annotations.NullMarked;
