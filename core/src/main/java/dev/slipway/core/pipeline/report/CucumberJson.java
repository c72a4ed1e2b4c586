package dev.slipway.core.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.pipeline.TestCase.Outcome;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;

/// Cucumber's JSON: features with scenarios with steps; a scenario is a case. Read feature by
/// feature.
final class CucumberJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CucumberJson() {}

    /// @return false if it is some other JSON
    static boolean read(Reader text, CaseSink sink) throws IOException {
        var found = false;
        try (var features = JSON.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            while (features.hasNextValue()) {
                var feature = features.nextValue();
                found |= feature.has("elements");
                for (var scenario : feature.path("elements")) {
                    if (!scenario.path("type").asText("").equals("background")) {
                        scenario(feature, scenario, sink);
                    }
                }
            }
        }
        return found;
    }

    private static void scenario(JsonNode feature, JsonNode scenario, CaseSink sink) {
        var draft = new Draft(sink);
        draft.suite = feature.path("uri").asText("");
        draft.className = feature.path("name").asText(draft.suite);
        draft.name = scenario.path("name").asText("");
        var nanos = 0L;
        for (var part : new String[] {"before", "steps", "after"}) {
            for (var step : scenario.path(part)) {
                nanos += step.path("result").path("duration").asLong(0);
                step(step, draft);
            }
        }
        draft.duration = Duration.ofNanos(Math.max(0, nanos));
        draft.addTo(sink);
    }

    private static void step(JsonNode step, Draft draft) {
        var result = step.path("result");
        var outcome =
                switch (result.path("status").asText("")) {
                    case "failed", "ambiguous" -> Outcome.FAILED;
                    case "undefined", "pending" -> Outcome.ERROR;
                    case "skipped" -> draft.outcome.isBad() ? Outcome.PASSED : Outcome.SKIPPED;
                    default -> Outcome.PASSED;
                };
        if (outcome.isBad() && !draft.outcome.isBad()) {
            draft.message.add(
                    (step.path("keyword").asText("") + step.path("name").asText("")).strip()
                            + ": "
                            + result.path("status").asText(""));
            draft.details.add(result.path("error_message").asText(""));
        }
        draft.outcome =
                outcome == Outcome.SKIPPED && draft.outcome == Outcome.PASSED
                        ? Outcome.SKIPPED
                        : draft.outcome.worse(outcome);
    }
}
