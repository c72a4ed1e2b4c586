package dev.slipway.core.adapter.simulated;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.engine.ContainerState.Health;
import dev.slipway.core.engine.ContainerState.Run;
import dev.slipway.core.engine.ImageId;
import dev.slipway.core.engine.PortBinding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One simulated container. What it is depends on the time alone: nothing runs in the background.
/// Guarded by the world's lock.
final class SimulatedContainer {
    final ContainerId id;
    final ContainerSpec spec;
    final ImageId image;
    final SimulatedFiles files = new SimulatedFiles();
    final Map<String, Set<String>> networks = new LinkedHashMap<>();
    final List<String> log = new ArrayList<>();
    final List<SimulatedExec> execs = new ArrayList<>();
    List<PortBinding> ports = List.of();
    private final Behaviour behaviour;
    private final boolean hasHealthCheck;
    private Run run = Run.CREATED;
    private @Nullable Instant startedAt;
    private @Nullable Integer exitCode;
    private int restarts;
    private @Nullable Health forced;
    private @Nullable Instant signalledEnd;
    private int signalledCode;

    SimulatedContainer(
            ContainerId id,
            ContainerSpec spec,
            ImageId image,
            Behaviour behaviour,
            boolean hasHealthCheck) {
        this.id = id;
        this.spec = spec;
        this.image = image;
        this.behaviour = behaviour;
        this.hasHealthCheck = hasHealthCheck;
    }

    void start(Instant now) {
        run = Run.RUNNING;
        startedAt = now;
        forced = null;
        signalledEnd = null;
        log.addAll(behaviour.log());
    }

    /// Lets it be what it must be by now.
    void advance(Instant now) {
        var signalled = signalledEnd;
        if (run == Run.RUNNING && signalled != null && !now.isBefore(signalled)) {
            end(signalledCode);
        }
        var own = ownEnd();
        if (run == Run.RUNNING && own != null && !now.isBefore(own)) {
            endByItself(behaviour.exitCode(), own);
        }
    }

    /// It was told to end, and needs until then.
    void endAt(Instant at, int code) {
        signalledEnd = at;
        signalledCode = code;
    }

    /// When it will end as things are, null if never.
    @Nullable Instant endsAt() {
        return signalledEnd != null ? signalledEnd : ownEnd();
    }

    private @Nullable Instant ownEnd() {
        return startedAt == null || behaviour.exitAfter() == null
                ? null
                : startedAt.plus(behaviour.exitAfter());
    }

    /// The engine starts it again where its restart policy says so.
    void endByItself(int code, Instant at) {
        var again =
                switch (spec.restart()) {
                    case "always", "unless-stopped" -> true;
                    case "on-failure" -> code != 0;
                    default -> false;
                };
        end(code);
        if (again && behaviour.exitAfter() == null) {
            restarts++;
            start(at);
        } else if (again) {
            restarts++;
            run = Run.RESTARTING;
        }
    }

    void end(int code) {
        run = Run.EXITED;
        exitCode = code;
        execs.forEach(exec -> exec.exit(137));
        execs.clear();
    }

    /// The exit code that a signal leads to, null if it is ignored.
    @Nullable Integer exitCodeOn(String signal) {
        return signal.equals("SIGKILL") ? (Integer) 137 : behaviour.signals().get(signal);
    }

    Duration stopTakes() {
        return behaviour.stopTakes();
    }

    void force(Health health) {
        forced = health;
    }

    boolean runs() {
        return run == Run.RUNNING;
    }

    ContainerState state(Instant now) {
        return new ContainerState(
                id,
                spec.name(),
                image,
                spec.labels(),
                run,
                health(now),
                run == Run.RUNNING ? null : exitCode,
                startedAt,
                restarts,
                hasHealthCheck && startedAt != null ? "probed" : null,
                addresses(),
                runs() ? ports : List.of());
    }

    private Health health(Instant now) {
        if (!hasHealthCheck || startedAt == null) {
            return Health.NONE;
        }
        return forced != null
                ? forced
                : behaviour.health().apply(Duration.between(startedAt, now), files);
    }

    private Map<String, String> addresses() {
        var addresses = new LinkedHashMap<String, String>();
        var host = Integer.parseInt(id.value().substring(0, 6), 16) % 250 + 2;
        var net = 0;
        for (var network : networks.keySet()) {
            addresses.put(network, "10.77." + net++ + "." + host);
        }
        return runs() ? Map.copyOf(addresses) : Map.of();
    }
}
