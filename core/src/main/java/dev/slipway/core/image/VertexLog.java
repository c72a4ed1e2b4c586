package dev.slipway.core.image;

import dev.slipway.core.engine.Builds;
import dev.slipway.core.pipeline.RunScope;
import dev.slipway.core.pipeline.RunScope.StepSink;
import dev.slipway.core.pipeline.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes each vertex of a build a step of the run, with the builder's own times. For one thread.
final class VertexLog implements Builds.Progress {
    private final RunScope scope;
    private final String prefix;
    private final Map<String, StepSink> open = new HashMap<>();

    /// @param prefix before each vertex' name, where a run builds several images
    VertexLog(RunScope scope, String prefix) {
        this.scope = scope;
        this.prefix = prefix;
    }

    @Override
    public void vertexStarted(String id, String name, Instant at) {
        open.put(id, scope.step("vertex", prefix + name));
    }

    @Override
    public void log(String id, String line) {
        var step = open.get(id);
        if (step != null) {
            step.line(line);
        }
    }

    @Override
    public void vertexEnded(
            String id, boolean cached, Instant startedAt, Duration took, @Nullable String error) {
        var step = open.remove(id);
        if (step == null) {
            return;
        }
        if (error != null) {
            step.line(error);
        }
        step.end(error == null ? Status.SUCCESS : Status.FAILURE, cached, startedAt, took);
    }

    @Override
    public void fallback(String reason) {
        scope.warn("The classic builder was used: " + reason + ".");
    }

    /// Ends what the build left open when it was cut off.
    void close() {
        open.values().forEach(step -> step.end(Status.ABORTED, false));
        open.clear();
    }
}
