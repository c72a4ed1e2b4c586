package dev.slipway.core.pipeline.agent;

import dev.slipway.core.engine.Networks;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// The network of one run. The engine takes its time to make one, so that is begun in the
/// background: a container may be created that names it, and be filled, but not started before it
/// is there. Safe from any thread.
final class RunNetwork {
    private final Networks networks;
    private final String name;
    private final Map<String, String> labels;
    private @Nullable CompletableFuture<Void> made;

    RunNetwork(Networks networks, String name, Map<String, String> labels) {
        this.networks = networks;
        this.name = name;
        this.labels = labels;
    }

    String name() {
        return name;
    }

    /// Begins to make it, unless that was begun already.
    synchronized CompletableFuture<Void> begin() {
        if (made == null) {
            made =
                    CompletableFuture.runAsync(
                            () -> networks.ensure(name, labels),
                            task -> Thread.ofVirtual().name("network").start(task));
        }
        return made;
    }

    /// Waits until it is there. Problems `engine.*`.
    void await() {
        try {
            begin().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException problem ? problem : e;
        }
    }

    /// Waits until nothing is being made any more, however that ended.
    void settle() {
        CompletableFuture<Void> begun;
        synchronized (this) {
            begun = made;
        }
        if (begun != null) {
            begun.handle((nothing, failure) -> nothing).join();
        }
    }
}
