package dev.slipway.core.adapter.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.engine.Builds.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A build by the classic builder, which prints `Step n/m : …` and then what the step says. Times
/// are those of arrival.
final class ClassicRun extends BuildRun {
    private static final Pattern STEP =
            Pattern.compile("Step (\\d+)/(\\d+) : (.*)", Pattern.DOTALL);
    private static final String CACHED = " ---> Using cache";

    private BuildVertices.@Nullable Vertex current;
    private boolean cached;

    ClassicRun(Progress progress, Clock clock) {
        super(progress, clock);
    }

    @Override
    void tell(JsonNode item) {
        var text = item.path("stream").asText("");
        var step = STEP.matcher(text.strip());
        if (step.matches()) {
            endCurrent();
            var name = "[" + step.group(1) + "/" + step.group(2) + "] " + step.group(3);
            current = vertices.vertex("step-" + step.group(1), name);
            vertices.start(current, clock.instant());
        } else if (text.startsWith(CACHED)) {
            cached = true;
        } else if (text.startsWith("Successfully ")) {
            endCurrent();
        } else if (current != null && !text.startsWith(" ---> ") && !text.startsWith("Removing ")) {
            current.log(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void endCurrent() {
        if (current != null) {
            vertices.end(current, cached, clock.instant(), "");
        }
        cached = false;
    }
}
