package dev.slipway.core.environment;

import dev.slipway.core.problem.ProblemException;
import java.util.regex.Pattern;

/// An environment's name, unique in a home: `[a-z0-9][a-z0-9_-]{0,31}`.
public record EnvironmentName(String value) implements Comparable<EnvironmentName> {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");

    public EnvironmentName {
        if (!ALLOWED.matcher(value).matches()) {
            throw ProblemException.usage(
                    "environment.name",
                    "\"" + value + "\" cannot be an environment's name.",
                    "Use 1 to 32 of a-z, 0-9, dash and underscore, beginning with a letter or digit.");
        }
    }

    @Override
    public int compareTo(EnvironmentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
