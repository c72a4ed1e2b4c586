/// A project's pipeline: read, checked while one types, seen as a graph, kept as a Jenkinsfile.
@NullMarked
package dev.slipway.app.pipeline;

import org.jspecify.annotations.NullMarked;
