package dev.slipway.core.adapter.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.engine.Builds.Progress;
import dev.slipway.core.engine.ImageId;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Follows one build's answer, item by item. For one thread.
abstract sealed class BuildRun permits BuildKitRun, ClassicRun {
    protected final BuildVertices vertices;
    protected final Clock clock;
    private @Nullable ImageId image;
    private @Nullable String error;

    BuildRun(Progress progress, Clock clock) {
        this.vertices = new BuildVertices(progress);
        this.clock = clock;
    }

    /// What differs between the builders.
    abstract void tell(JsonNode item);

    final void take(JsonNode item) {
        var failure =
                item.path("errorDetail").path("message").asText(item.path("error").asText(""));
        if (!failure.isEmpty()) {
            error = failure;
            return;
        }
        var id = item.path("aux").path("ID").asText("");
        if (!id.isEmpty()) {
            image = new ImageId(id);
            return;
        }
        tell(item);
    }

    /// What went wrong, null if nothing did.
    final @Nullable BuildFailure end() {
        vertices.endAll(clock.instant(), error == null ? "" : error);
        return error == null ? null : new BuildFailure(error, vertices.failed());
    }

    final @Nullable ImageId image() {
        return image;
    }
}
