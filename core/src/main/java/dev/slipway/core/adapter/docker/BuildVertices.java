package dev.slipway.core.adapter.docker;

import dev.slipway.core.engine.Builds.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Merges what a build tells about its vertices and says each thing once. For one thread.
final class BuildVertices {
    private static final int LAST_LINES = 12;

    private final Progress progress;
    private final Map<String, Vertex> vertices = new HashMap<>();
    private @Nullable Vertex failed;

    BuildVertices(Progress progress) {
        this.progress = progress;
    }

    void take(BuildTrace trace) {
        for (var told : trace.vertices()) {
            take(told);
        }
        for (var log : trace.logs()) {
            vertex(log.vertex(), log.vertex()).cutter.add(log.bytes());
        }
    }

    private void take(BuildTrace.Vertex told) {
        var vertex = vertex(told.id(), told.name());
        if (told.startedAt() != null) {
            start(vertex, told.startedAt());
        }
        var completedAt = told.completedAt();
        if (completedAt != null) {
            end(vertex, told.cached(), completedAt, told.error());
        }
    }

    Vertex vertex(String id, String name) {
        return vertices.computeIfAbsent(id, each -> new Vertex(id, name, progress));
    }

    void start(Vertex vertex, Instant at) {
        if (vertex.startedAt == null) {
            vertex.startedAt = at;
            progress.vertexStarted(vertex.id, vertex.name, at);
        }
    }

    /// BuildKit may open a vertex again that it had completed; what was said first stays.
    void end(Vertex vertex, boolean cached, Instant at, String error) {
        // The others are cancelled because one failed: that one counts.
        if (!error.isEmpty() && (failed == null || failed.isCancelled())) {
            failed = vertex;
            vertex.error = error;
        }
        if (vertex.ended) {
            return;
        }
        vertex.ended = true;
        start(vertex, at);
        vertex.cutter.end();
        var startedAt = vertex.startedAt == null ? at : vertex.startedAt;
        var took = Duration.between(startedAt, at);
        progress.vertexEnded(
                vertex.id,
                cached,
                startedAt,
                took.isNegative() ? Duration.ZERO : took,
                error.isEmpty() ? null : error);
    }

    /// Ends what the stream left open.
    void endAll(Instant now, String error) {
        for (var vertex : List.copyOf(vertices.values())) {
            if (vertex.startedAt != null && !vertex.ended) {
                end(vertex, false, now, error);
            }
        }
    }

    /// The vertex that made the build fail, null if none said so.
    @Nullable Vertex failed() {
        return failed;
    }

    /// One step of a build.
    static final class Vertex {
        final String id;
        final String name;
        private final Deque<String> lastLines = new ArrayDeque<>();
        private final LineCutter cutter;
        private @Nullable Instant startedAt;
        private boolean ended;
        private String error = "";

        private Vertex(String id, String name, Progress progress) {
            this.id = id;
            this.name = name;
            this.cutter =
                    new LineCutter(line -> {
                        remember(line);
                        progress.log(id, line);
                    });
        }

        private void remember(String line) {
            if (lastLines.size() == LAST_LINES) {
                lastLines.removeFirst();
            }
            lastLines.addLast(line);
        }

        void log(byte[] bytes) {
            cutter.add(bytes);
        }

        List<String> lastLines() {
            return List.copyOf(lastLines);
        }

        String error() {
            return error;
        }

        private boolean isCancelled() {
            return error.contains("context canceled") || error.contains("Canceled");
        }
    }
}
