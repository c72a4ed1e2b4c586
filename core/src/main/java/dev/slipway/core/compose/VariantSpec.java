package dev.slipway.core.compose;

import dev.slipway.core.traffic.Weight;
import java.util.Map;
import java.util.Optional;

/// One of the variants of an A/B test, as written.
///
/// @param weight its share at the beginning · environment what it has besides the service's own ·
///   image instead of the service's · match requests that always come to it
public record VariantSpec(
        String name,
        Weight weight,
        Map<String, String> environment,
        Optional<String> image,
        Optional<Match> match) {
    public VariantSpec {
        environment = Map.copyOf(environment);
    }

    /// True if it is the service as the file has it.
    public boolean isPlain() {
        return environment.isEmpty() && image.isEmpty();
    }

    /// @param kind of what is looked at · name of the header or cookie · value that it has exactly
    public record Match(Kind kind, String name, String value) {
        public enum Kind {
            HEADER,
            COOKIE
        }
    }
}
