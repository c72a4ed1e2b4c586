package dev.slipway.core.engine;

import java.util.List;
import java.util.Map;

/// Port: bridge networks of one engine. Safe from any thread.
public interface Networks {

    /// Makes it unless there is one of that name.
    default void ensure(String name, Map<String, String> labels) {
        ensure(name, labels, false);
    }

    /// @param internal without a way out of the engine
    void ensure(String name, Map<String, String> labels, boolean internal);

    boolean exists(String name);

    void connect(String network, ContainerId container, List<String> aliases);

    void disconnect(String network, ContainerId container);

    /// Names of those with these labels.
    List<String> list(Map<String, String> labels);

    /// Nothing happens if it is gone. Problem `engine.networkInUse` while a running container is
    /// connected.
    void remove(String name);
}
