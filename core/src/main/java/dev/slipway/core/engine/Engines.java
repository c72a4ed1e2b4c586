package dev.slipway.core.engine;

import java.util.List;

/// Port: the engines this machine knows, by Docker context. Safe from any thread; an engine is
/// connected once.
public interface Engines {
    /// The context name that means: DOCKER_HOST, else the current context.
    String DEFAULT = "default";

    /// Contexts found, the default first.
    List<String> contexts();

    /// The engine of a context, connected at first use. Problem `engine.unknownContext`.
    Engine engine(String context);
}
