package dev.slipway.core.engine;

import java.util.List;
import java.util.Map;

/// Port: named volumes of one engine. Safe from any thread.
public interface Volumes {

    /// Makes it unless there is one of that name; returns the folder on the engine's host.
    default String ensure(String name, Map<String, String> labels) {
        return ensure(name, labels, Map.of());
    }

    /// @param options of the `local` driver: `type`, `o`, `device`
    String ensure(String name, Map<String, String> labels, Map<String, String> options);

    boolean exists(String name);

    List<String> list(Map<String, String> labels);

    /// Nothing happens if it is gone.
    void remove(String name);
}
