package dev.slipway.core.adapter.simulated;

import dev.slipway.core.engine.Builds;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.ContainerState.Health;
import dev.slipway.core.engine.Containers;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.engine.Execs;
import dev.slipway.core.engine.ImageId;
import dev.slipway.core.engine.Images;
import dev.slipway.core.engine.Networks;
import dev.slipway.core.engine.Volumes;
import dev.slipway.core.time.Timer;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// An engine in memory, for tests and for looking around without Docker. Deterministic: ids count
/// up, time is the clock's, no thread runs. It is honest: what the real engine refuses, it refuses
/// with the same problem. Safe from any thread.
public final class SimulatedEngine implements Engine {
    private final SimulatedWorld world;
    private final SimulatedContainers containers;
    private final SimulatedExecs execs;
    private final SimulatedImages images;
    private final SimulatedNetworks networks;
    private final SimulatedVolumes volumes;
    private final SimulatedBuilds builds;

    /// @param timer lets the time of that clock pass
    public SimulatedEngine(Clock clock, Timer timer) {
        world = new SimulatedWorld(clock, timer);
        containers = new SimulatedContainers(world);
        execs = new SimulatedExecs(world);
        images = new SimulatedImages(world);
        networks = new SimulatedNetworks(world);
        volumes = new SimulatedVolumes(world);
        builds = new SimulatedBuilds(world, images);
    }

    /// An engine on the machine's own time that has these images.
    public static SimulatedEngine withImages(String... tags) {
        var engine = new SimulatedEngine(Clock.systemUTC(), Timer.system());
        List.of(tags).forEach(engine::image);
        return engine;
    }

    /// As the only engine there is.
    public Engines asEngines() {
        return new Engines() {
            @Override
            public List<String> contexts() {
                return List.of(DEFAULT);
            }

            @Override
            public Engine engine(String context) {
                return SimulatedEngine.this;
            }
        };
    }

    /// Adds an image; the same tag gives the same id.
    public ImageId image(String tag) {
        return images.add(tag, tag, java.util.Map.of());
    }

    /// How containers that are created from now on behave.
    public void behaviour(Function<ContainerSpec, Behaviour> rule) {
        world.behaviour = rule;
    }

    /// What commands do; by default each ends at once with 0.
    public void program(Program program) {
        world.program = program;
    }

    /// Is told of each call before it is done, as `containers.start NAME`; may throw: a
    /// ProblemException for an engine that refuses, an Error for the end of this process.
    public void onCall(Consumer<String> listener) {
        world.listener = listener;
    }

    /// From now on every call fails as if no engine ran, or works again.
    public void unreachable(boolean value) {
        world.unreachable = value;
    }

    /// Ends a running container by itself; its restart policy is followed.
    public void exit(String name, int code) {
        world.change(name, container -> container.endByItself(code, world.now()));
    }

    /// Overrules a running container's health until its next start.
    public void health(String name, Health health) {
        world.change(name, container -> container.force(health));
    }

    /// The files of a container.
    public SimulatedFiles files(String name) {
        return world.require(name).files;
    }

    @Override
    public Info info() {
        world.called("info");
        return new Info("simulated", "0", "1.44", "1.44", "linux", "x86_64", 2, 8L << 30);
    }

    @Override
    public Containers containers() {
        return containers;
    }

    @Override
    public Execs execs() {
        return execs;
    }

    @Override
    public Images images() {
        return images;
    }

    @Override
    public Networks networks() {
        return networks;
    }

    @Override
    public Volumes volumes() {
        return volumes;
    }

    @Override
    public Builds builds() {
        return builds;
    }

    @Override
    public String endpoint() {
        return SimulatedWorld.ENDPOINT;
    }

    @Override
    public void close() {}
}
