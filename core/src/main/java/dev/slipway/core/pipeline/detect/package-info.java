/// A pipeline for a project that has no Jenkinsfile, from what its files say.
@NullMarked
package dev.slipway.core.pipeline.detect;

import org.jspecify.annotations.NullMarked;
