package dev.slipway.core.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A stage's question to a person. Settings: message, id, ok, submitter, submitterParameter.
public record Input(
        Map<String, Expression> settings, List<Parameter> parameters, Position position) {
    public Input {
        settings = Ordered.copyOf(settings);
        parameters = List.copyOf(parameters);
    }

    public Optional<Expression> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }
}
