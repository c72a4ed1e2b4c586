package dev.slipway.core.image;

import dev.slipway.core.pipeline.RunScope;
import java.util.Optional;

/// Port: where a project's images are sent after they were built. Whoever answers has to look
/// whether the run's ref is trusted with pushing.
@FunctionalInterface
public interface PushTarget {
    /// Images stay on the engine.
    PushTarget NOWHERE = scope -> Optional.empty();

    /// The registry and folder before the image's name, `registry.example.org/team`; empty = do not
    /// push.
    Optional<String> prefix(RunScope scope);
}
