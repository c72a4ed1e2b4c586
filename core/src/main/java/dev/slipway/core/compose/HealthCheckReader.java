package dev.slipway.core.compose;

import dev.slipway.core.engine.HealthCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `healthcheck:` of a service. One thread.
final class HealthCheckReader {
    private static final Set<String> KEYS =
            Set.of("test", "interval", "timeout", "start_period", "retries", "disable");
    private static final Set<String> FORMS = Set.of("CMD", "CMD-SHELL", "NONE");

    private final Values values;

    HealthCheckReader(Values values) {
        this.values = values;
    }

    /// Empty where the file leaves it to the image.
    Optional<HealthCheck> read(Yaml value) {
        List<String> test = null;
        var interval = Duration.ofSeconds(30);
        var timeout = Duration.ofSeconds(30);
        var startPeriod = Duration.ZERO;
        var retries = 3;
        for (var entry : values.mapping("healthcheck", value).entrySet()) {
            var key = entry.getKey();
            var given = entry.getValue().value();
            switch (key) {
                case "test" -> test = test(given);
                case "interval" -> interval = duration(key, given, interval);
                case "timeout" -> timeout = duration(key, given, timeout);
                case "start_period" -> startPeriod = duration(key, given, startPeriod);
                case "retries" ->
                        retries = values.integer("healthcheck.retries", given, 1, 1000).orElse(3);
                case "disable" -> {
                    if (values.bool("healthcheck.disable", given).orElse(false)) {
                        test = List.of("NONE");
                    }
                }
                default ->
                        KnownKeys.refuse(
                                values.findings(), "healthcheck", key, entry.getValue(), KEYS);
            }
        }
        if (test == null) {
            return Optional.empty();
        }
        return Optional.of(new HealthCheck(test, interval, timeout, startPeriod, retries));
    }

    private List<String> test(Yaml value) {
        if (value instanceof Yaml.Scalar scalar && !scalar.isNull()) {
            return List.of("CMD-SHELL", scalar.text());
        }
        var words = values.texts("healthcheck.test", value);
        var form = words.isEmpty() ? "" : words.getFirst();
        if (!FORMS.contains(form) || (words.size() < 2 && !form.equals("NONE"))) {
            values.wrong(
                    "healthcheck.test",
                    value,
                    "begins with CMD or CMD-SHELL and has a command, or is NONE",
                    "Write [\"CMD\", \"nc\", \"-z\", \"127.0.0.1\", \"8080\"].");
        }
        return words;
    }

    private Duration duration(String key, Yaml value, Duration otherwise) {
        return values.duration("healthcheck." + key, value).orElse(otherwise);
    }
}
