package dev.slipway.core.adapter.docker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One `moby.buildkit.trace` message: what changed in a build since the last one.
///
/// BuildKit's control.proto, StatusResponse: `1 vertexes`, `2 statuses`, `3 logs`.
record BuildTrace(List<Vertex> vertices, List<Log> logs) {

    /// @param id its digest · startedAt, completedAt null while not so · error empty if none
    record Vertex(
            String id,
            String name,
            boolean cached,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt,
            String error) {}

    record Log(String vertex, byte[] bytes) {}

    static BuildTrace decode(byte[] message) {
        var vertices = new ArrayList<Vertex>();
        var logs = new ArrayList<Log>();
        for (var fields = new Proto(message); fields.next(); ) {
            switch (fields.field()) {
                case 1 -> vertices.add(vertex(new Proto(fields.content())));
                case 3 -> logs.add(log(new Proto(fields.content())));
                default -> {}
            }
        }
        return new BuildTrace(List.copyOf(vertices), List.copyOf(logs));
    }

    private static Vertex vertex(Proto fields) {
        var id = "";
        var name = "";
        var cached = false;
        Instant startedAt = null;
        Instant completedAt = null;
        var error = "";
        while (fields.next()) {
            switch (fields.field()) {
                case 1 -> id = fields.text();
                case 3 -> name = fields.text();
                case 4 -> cached = fields.flag();
                case 5 -> startedAt = fields.time();
                case 6 -> completedAt = fields.time();
                case 7 -> error = fields.text();
                default -> {}
            }
        }
        return new Vertex(id, name, cached, startedAt, completedAt, error);
    }

    private static Log log(Proto fields) {
        var vertex = "";
        var bytes = new byte[0];
        while (fields.next()) {
            switch (fields.field()) {
                case 1 -> vertex = fields.text();
                case 4 -> bytes = fields.content();
                default -> {}
            }
        }
        return new Log(vertex, bytes);
    }
}
