package dev.slipway.core.pipeline.runner;

import dev.slipway.core.event.Subscription;
import dev.slipway.core.pipeline.Status;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What a run is so far, beside its stages: what steps and scripts said of the run as a whole. Safe
/// from any thread.
final class Verdict {
    private Status status = Status.SUCCESS;
    private final ThreadLocal<Status> seen = new ThreadLocal<>();
    private final Map<String, String> said = new ConcurrentHashMap<>();

    /// A result only ever gets worse.
    synchronized void worsen(Status other) {
        status = Results.worse(status, other);
    }

    synchronized Status status() {
        return status;
    }

    /// What scripts of this thread see: in a post also how its stage or run went.
    Status current() {
        var here = seen.get();
        return here == null ? status() : Results.worse(here, status());
    }

    /// Until it is closed, on this thread.
    Subscription seenAs(Status soFar) {
        var outer = seen.get();
        seen.set(soFar);
        return () -> {
            if (outer == null) {
                seen.remove();
            } else {
                seen.set(outer);
            }
        };
    }

    /// `displayName` and `description` as scripts set them.
    Map<String, String> said() {
        return said;
    }
}
