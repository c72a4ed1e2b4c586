package dev.slipway.core.release;

import java.util.HashMap;
import java.util.Map;

/// What of a project runs for good in an environment: the version that last came through, and its
/// services.
public record Deployed(VersionId version, Map<String, Generation> services) {
    public Deployed {
        services = Map.copyOf(services);
    }

    /// After a release came through.
    static Deployed after(Map<String, Generation> before, ReleaseState state) {
        var services = new HashMap<>(before);
        for (var part : state.release().parts()) {
            services.remove(part.service());
            part.of(state.winner(part))
                    .ifPresent(generation -> services.put(part.service(), generation));
        }
        return new Deployed(state.version(), services);
    }
}
