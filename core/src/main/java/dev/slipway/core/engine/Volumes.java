package dev.slipway.core.engine;

import java.util.List;
import java.util.Map;

/// Port: named volumes of one engine. Safe from any thread.
public interface Volumes {

    /// Makes it unless there is one of that name; returns the folder on the engine's host.
    String ensure(String name, Map<String, String> labels);

    List<String> list(Map<String, String> labels);

    /// Nothing happens if it is gone.
    void remove(String name);
}
