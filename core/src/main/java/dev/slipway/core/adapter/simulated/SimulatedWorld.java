package dev.slipway.core.adapter.simulated;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.Images.Image;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a simulated engine holds. All access to containers is under its lock; programs and
/// listeners are called without it.
final class SimulatedWorld {
    static final String ENDPOINT = "simulated://";

    final Map<String, SimulatedContainer> containers = new LinkedHashMap<>();
    volatile Function<ContainerSpec, Behaviour> behaviour = spec -> Behaviour.runs();
    volatile Program program = call -> OptionalInt.of(0);
    volatile Consumer<String> listener = call -> {};
    volatile boolean unreachable;
    final SimulatedImageStore images = new SimulatedImageStore();
    final Map<String, Map<String, byte[]>> volumes = new LinkedHashMap<>();
    private final Clock clock;
    private final Timer timer;
    private final List<Signal> waiting = new ArrayList<>();
    private int created;

    SimulatedWorld(Clock clock, Timer timer) {
        this.clock = clock;
        this.timer = timer;
    }

    Instant now() {
        return clock.instant();
    }

    /// Each port's call begins with this.
    void called(String call) {
        if (unreachable) {
            throw ProblemException.outside(
                    "engine.unreachable",
                    "No Docker engine answers at " + ENDPOINT + ": there is no such socket.",
                    "Start it.",
                    null);
        }
        listener.accept(call);
    }

    synchronized ContainerId nextId() {
        return new ContainerId(sha256("container " + created++));
    }

    /// By id or name, as of now; null if there is none.
    synchronized @Nullable SimulatedContainer find(String idOrName) {
        for (var container : containers.values()) {
            if (container.id.value().equals(idOrName) || container.spec.name().equals(idOrName)) {
                container.advance(now());
                return container;
            }
        }
        return null;
    }

    /// Whether a running container is connected to the network.
    synchronized boolean isInUse(String network) {
        return containers.values().stream()
                .peek(container -> container.advance(now()))
                .anyMatch(container -> container.runs() && container.networks.containsKey(network));
    }

    SimulatedContainer require(String idOrName) {
        var container = find(idOrName);
        if (container == null) {
            throw ProblemException.outside(
                    "engine.containerGone",
                    "The container " + idOrName + " is gone.",
                    "Somebody else removed it; start again.",
                    null);
        }
        return container;
    }

    /// Problem `engine.imageMissing`.
    Image image(String reference) {
        return images.find(reference)
                .orElseThrow(() ->
                        ProblemException.outside(
                                "engine.imageMissing",
                                "The engine has no image " + reference + ".",
                                "Fetch it first: docker pull " + reference + ".",
                                null));
    }

    synchronized void change(String idOrName, Consumer<SimulatedContainer> change) {
        change.accept(require(idOrName));
        waiting.forEach(Signal::raise);
    }

    /// A signal that is raised at every change until it is given back.
    synchronized Signal watch() {
        var signal = new Signal();
        waiting.add(signal);
        return signal;
    }

    synchronized void unwatch(Signal signal) {
        waiting.remove(signal);
    }

    void await(Signal signal, Duration atMost) throws InterruptedException {
        timer.await(signal, atMost);
    }

    /// Lets time pass; an interrupt is kept for the caller.
    void pass(Duration time) {
        try {
            timer.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
