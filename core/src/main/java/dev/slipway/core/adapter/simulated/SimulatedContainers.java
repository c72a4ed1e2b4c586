package dev.slipway.core.adapter.simulated;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.engine.Containers;
import dev.slipway.core.engine.Mount;
import dev.slipway.core.engine.PortBinding;
import dev.slipway.core.problem.ProblemException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Simulated containers.
final class SimulatedContainers implements Containers {
    private static final int FIRST_FREE_PORT = 49_152;

    private final SimulatedWorld world;
    private int nextPort = FIRST_FREE_PORT;

    SimulatedContainers(SimulatedWorld world) {
        this.world = world;
    }

    @Override
    public ContainerId create(ContainerSpec spec) {
        world.called("containers.create " + spec.name());
        synchronized (world) {
            var existing = world.find(spec.name());
            if (existing != null) {
                return existing.id;
            }
            var image = world.image(spec.image());
            var check = spec.healthCheck();
            var hasCheck =
                    check == null
                            ? image.hasHealthCheck()
                            : !check.test().getFirst().equals("NONE");
            var container =
                    new SimulatedContainer(
                            world.nextId(),
                            spec,
                            image.id(),
                            world.behaviour.apply(spec),
                            hasCheck);
            for (var mount : spec.mounts()) {
                if (mount instanceof Mount.Volume volume) {
                    container.files.mount(
                            volume.target(),
                            world.volumes.computeIfAbsent(
                                    volume.name(), name -> new ConcurrentSkipListMap<>()));
                }
            }
            if (!spec.network().startsWith("container:")
                    && !Set.of("none", "host").contains(spec.network())) {
                container.networks.put(spec.network(), Set.copyOf(spec.aliases()));
            }
            world.containers.put(container.id.value(), container);
            return container.id;
        }
    }

    @Override
    public void start(ContainerId id) {
        world.called("containers.start " + nameOf(id));
        world.change(
                id.value(),
                container -> {
                    if (!container.runs()) {
                        container.ports = bind(container);
                        container.start(world.now());
                    }
                });
    }

    private List<PortBinding> bind(SimulatedContainer container) {
        var bound = new ArrayList<PortBinding>();
        for (var wanted : container.spec.ports()) {
            if (wanted.hostPort() != 0 && isTaken(wanted.hostPort())) {
                throw ProblemException.outside(
                        "engine.portTaken",
                        "Port "
                                + wanted.hostIp()
                                + ":"
                                + wanted.hostPort()
                                + " is already in use on the engine's host.",
                        "Stop what listens there, or choose another port.",
                        null);
            }
            var port = wanted.hostPort() == 0 ? nextPort++ : wanted.hostPort();
            bound.add(new PortBinding(wanted.containerPort(), wanted.hostIp(), port));
        }
        return List.copyOf(bound);
    }

    private boolean isTaken(int port) {
        return world.containers.values().stream()
                .filter(SimulatedContainer::runs)
                .flatMap(container -> container.ports.stream())
                .anyMatch(binding -> binding.hostPort() == port);
    }

    @Override
    public Optional<ContainerState> inspect(ContainerId id) {
        world.called("containers.inspect " + nameOf(id));
        synchronized (world) {
            var container = world.find(id.value());
            return container == null ? Optional.empty() : Optional.of(container.state(world.now()));
        }
    }

    @Override
    public Optional<String> document(ContainerId id) {
        return inspect(id)
                .map(state ->
                        "{\"Id\": \"" + state.id() + "\", \"Name\": \"" + state.name() + "\"}");
    }

    @Override
    public List<ContainerState> list(Map<String, String> labels) {
        world.called("containers.list " + new TreeMap<>(labels));
        synchronized (world) {
            return world.containers.values().stream()
                    .filter(each -> each.spec.labels().entrySet().containsAll(labels.entrySet()))
                    .peek(each -> each.advance(world.now()))
                    .map(each -> each.state(world.now()))
                    .toList();
        }
    }

    @Override
    public void stop(ContainerId id, Duration grace) {
        world.called("containers.stop " + nameOf(id));
        var container = world.find(id.value());
        if (container == null || !container.runs()) {
            return;
        }
        var wanted = container.spec.stopSignal();
        var code = container.exitCodeOn(wanted == null ? "SIGTERM" : wanted);
        var takes = code == null ? grace : container.stopTakes();
        var inTime = code != null && takes.compareTo(grace) <= 0;
        world.pass(inTime ? takes : grace);
        end(id, inTime && code != null ? code : 137);
    }

    @Override
    public void kill(ContainerId id, String signal) {
        world.called("containers.kill " + nameOf(id) + " " + signal);
        var container = world.find(id.value());
        var code = container == null ? null : container.exitCodeOn(signal);
        if (container == null || code == null || !container.runs()) {
            return;
        }
        if (signal.equals("SIGKILL") || container.stopTakes().isZero()) {
            end(id, code);
        } else {
            world.change(id.value(), each -> each.endAt(world.now().plus(each.stopTakes()), code));
        }
    }

    private void end(ContainerId id, int code) {
        if (world.find(id.value()) != null) {
            world.change(
                    id.value(),
                    container -> {
                        if (container.runs()) {
                            container.end(code);
                        }
                    });
        }
    }

    @Override
    public void remove(ContainerId id) {
        world.called("containers.remove " + nameOf(id));
        end(id, 137);
        synchronized (world) {
            var container = world.find(id.value());
            if (container != null) {
                world.containers.remove(container.id.value());
            }
        }
    }

    @Override
    public void copyIn(ContainerId id, String folder, InputStream tar) {
        world.called("containers.copyIn " + nameOf(id));
        world.require(id.value()).files.unpack(folder, tar);
    }

    @Override
    public Optional<InputStream> copyOut(ContainerId id, String path) {
        world.called("containers.copyOut " + nameOf(id));
        var container = world.find(id.value());
        return container == null ? Optional.empty() : container.files.pack(path);
    }

    @Override
    public Stream logs(ContainerId id, int tail, boolean follow, LineSink sink) {
        world.called("containers.logs " + nameOf(id));
        var container = world.require(id.value());
        List<String> lines;
        synchronized (world) {
            lines = List.copyOf(container.log);
        }
        lines.stream()
                .skip(Math.max(0, lines.size() - tail))
                .forEach(line -> {
                    var isError = line.startsWith("!");
                    sink.line(isError, isError ? line.substring(1) : line);
                });
        return new Stream() {
            @Override
            public void await() throws InterruptedException {
                if (follow) {
                    awaitExit(id, Duration.ofDays(1));
                }
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Stream timedLogs(ContainerId id, int tail, boolean follow, TimedSink sink) {
        return logs(id, tail, follow, (isError, text) -> sink.line(world.now(), isError, text));
    }

    @Override
    public Optional<Usage> usage(ContainerId id) {
        world.called("containers.usage " + nameOf(id));
        var container = world.find(id.value());
        return container == null || !container.runs()
                ? Optional.empty()
                : Optional.of(new Usage(1, 10L << 20, container.spec.memoryBytes()));
    }

    @Override
    public Optional<Integer> awaitExit(ContainerId id, Duration atMost)
            throws InterruptedException {
        world.called("containers.awaitExit " + nameOf(id));
        var deadline = world.now().plus(atMost);
        var change = world.watch();
        try {
            while (true) {
                var container = world.require(id.value());
                var now = world.now();
                if (!container.runs()) {
                    var code = container.state(now).exitCode();
                    return Optional.of(code == null ? 0 : code);
                }
                if (!now.isBefore(deadline)) {
                    return Optional.empty();
                }
                var end = container.endsAt();
                var until = end != null && end.isBefore(deadline) ? end : deadline;
                world.await(change, Duration.between(now, until));
            }
        } finally {
            world.unwatch(change);
        }
    }

    private String nameOf(ContainerId id) {
        var container = world.find(id.value());
        return container == null ? id.value() : container.spec.name();
    }
}
