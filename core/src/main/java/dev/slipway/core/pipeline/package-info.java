/// What a project's Jenkinsfile says, and one execution of it.
@NullMarked
package dev.slipway.core.pipeline;

import org.jspecify.annotations.NullMarked;
