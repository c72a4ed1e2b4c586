package dev.slipway.core.adapter.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.engine.Builds.Progress;
import java.time.Clock;
import java.util.Base64;

/// A build by BuildKit, which tells of each vertex in protobuf.
final class BuildKitRun extends BuildRun {
    private static final String TRACE = "moby.buildkit.trace";

    BuildKitRun(Progress progress, Clock clock) {
        super(progress, clock);
    }

    @Override
    void tell(JsonNode item) {
        if (item.path("id").asText("").equals(TRACE)) {
            vertices.take(
                    BuildTrace.decode(Base64.getDecoder().decode(item.path("aux").asText(""))));
        }
    }
}
