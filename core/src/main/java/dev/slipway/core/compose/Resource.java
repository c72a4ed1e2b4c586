package dev.slipway.core.compose;

import java.util.Map;
import java.util.Optional;

/// What the file says of a volume or network beside its name.
///
/// @param name on the engine, instead of one that Slipway makes up
/// @param external made by somebody else: it has to be there, and is never removed
/// @param internal a network without a way out
/// @param options of the `local` volume driver
public record Resource(
        Optional<String> name,
        boolean external,
        boolean internal,
        Map<String, String> options,
        Map<String, String> labels) {
    public static final Resource PLAIN =
            new Resource(Optional.empty(), false, false, Map.of(), Map.of());

    public Resource {
        options = Map.copyOf(options);
        labels = Map.copyOf(labels);
    }
}
