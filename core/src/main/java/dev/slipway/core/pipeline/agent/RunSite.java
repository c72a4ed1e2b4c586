package dev.slipway.core.pipeline.agent;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Images;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.engine.Mount;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/// What one run has on an engine: its agents, the workspace they share, a network of its own.
/// Nothing is made before it is needed; `close` removes everything. Safe from any thread.
public final class RunSite implements AutoCloseable {
    private static final List<String> SLEEP = List.of("sh", "-c", "while :; do sleep 86400; done");
    private static final long SCRATCH_BYTES = 16 << 20;

    private final Engine engine;
    private final Home home;
    private final RunId run;
    private final Timer timer;
    private final Workspaces workspaces;
    private final boolean withSocket;
    private final AtomicInteger agents = new AtomicInteger();
    private final RunNetwork network;
    private final ReadWriteLock opening = new ReentrantReadWriteLock();
    private boolean closed;

    /// @param filling what the workspace holds when its first agent comes
    /// @param withSocket true for a run that is trusted with the engine's socket
    public RunSite(
            Engine engine, Home home, RunId run, Timer timer, Filling filling, boolean withSocket) {
        this.engine = engine;
        this.home = home;
        this.run = run;
        this.timer = timer;
        this.workspaces = new Workspaces(filling, this::makeWorkspace);
        this.withSocket = withSocket;
        this.network = new RunNetwork(engine.networks(), name("net"), labels("network"));
    }

    public Engine engine() {
        return engine;
    }

    /// Makes a container, starts it and sees to its workspace. Problems `image.*`, `engine.*`,
    /// `agent.*`.
    ///
    /// @param workspace which of the run's workspaces it works in, 0 for the first
    public AgentContainer open(AgentSpec spec, int workspace, Consumer<String> progress) {
        opening.readLock().lock();
        try {
            if (closed) {
                throw ProblemException.outside(
                        "agent.tooLate", "The run ended before its agent was ready.", "", null);
            }
            return make(spec, workspace, progress);
        } finally {
            opening.readLock().unlock();
        }
    }

    private AgentContainer make(AgentSpec spec, int workspace, Consumer<String> progress) {
        var begun = timer.nanoTime();
        var image = image(spec, progress);
        var pulled = timer.nanoTime();
        var isOwn = begunNetwork(spec.arguments());
        var path = workspaces.path(workspace);
        var asked = spec.arguments().user();
        var id = create(spec, image, path, volume(workspace));
        try {
            var user = user(id, asked == null ? image.user() : asked);
            var folder = user.home().isEmpty() ? "/home/slipway" : user.home();
            makeHome(id, user, folder, spec.caches());
            var agent =
                    new AgentContainer(
                            engine,
                            timer,
                            id,
                            image,
                            user,
                            folder,
                            path,
                            Duration.ofNanos(pulled - begun),
                            Duration.ZERO,
                            ConcurrentHashMap.newKeySet());
            // A container is filled before it runs: meanwhile its network is made.
            workspaces.settle(agent, workspace, spec.isBare());
            if (isOwn) {
                network.await();
            }
            start(id, spec.image());
            return withPrepare(agent, Duration.ofNanos(timer.nanoTime() - pulled));
        } catch (RuntimeException | Error e) {
            engine.containers().remove(id);
            throw e;
        }
    }

    /// Starts a container beside the agents, in the run's network, with the image's own command or
    /// another; removed with the run if not before.
    public ContainerId beside(AgentSpec spec, List<String> command) {
        opening.readLock().lock();
        try {
            var image = image(spec, line -> {});
            var arguments = spec.arguments();
            var environment = new LinkedHashMap<>(spec.environment());
            environment.putAll(arguments.environment());
            var builder =
                    ContainerSpec.of(name("beside-" + agents.incrementAndGet()), image.id().value())
                            .environment(environment)
                            .labels(labels("beside"))
                            .mounts(arguments.mounts().stream().map(this::own).toList())
                            .network(network(arguments), List.of())
                            .user(arguments.user())
                            .limits(arguments.memoryBytes(), arguments.nanoCpus())
                            .privileged(arguments.privileged());
            if (!command.isEmpty()) {
                builder.command(command);
            }
            if (begunNetwork(arguments)) {
                network.await();
            }
            var id = engine.containers().create(builder.build());
            engine.containers().start(id);
            return id;
        } finally {
            opening.readLock().unlock();
        }
    }

    private static AgentContainer withPrepare(AgentContainer a, Duration prepare) {
        return new AgentContainer(
                a.engine(),
                a.timer(),
                a.id(),
                a.image(),
                a.user(),
                a.home(),
                a.workspace(),
                a.pull(),
                prepare,
                a.known());
    }

    private Images.Image image(AgentSpec spec, Consumer<String> progress) {
        var present = spec.alwaysPull() ? null : engine.images().find(spec.image()).orElse(null);
        if (present != null) {
            return present;
        }
        try {
            return engine.images().pull(spec.image(), progress);
        } catch (ProblemException e) {
            var other = Optional.ofNullable(spec.otherwise()).flatMap(engine.images()::find);
            progress.accept(
                    "The image "
                            + spec.image()
                            + " is not to be had ("
                            + e.summary()
                            + ")"
                            + other.map(it -> "; " + spec.otherwise() + " is used instead.")
                                    .orElse("."));
            return other.orElseThrow(() -> e);
        }
    }

    private ContainerId create(AgentSpec spec, Images.Image image, String path, String volume) {
        var arguments = spec.arguments();
        var environment = new LinkedHashMap<>(spec.environment());
        environment.putAll(arguments.environment());
        var builder =
                ContainerSpec.of(name("agent-" + agents.incrementAndGet()), image.id().value())
                        .entrypoint(SLEEP)
                        .command(List.of())
                        .environment(withGit(environment))
                        .labels(labels("agent"))
                        .mounts(mounts(spec, image, path, volume))
                        .network(network(arguments), List.of())
                        .user(arguments.user())
                        .workingDirectory(path)
                        .limits(arguments.memoryBytes(), arguments.nanoCpus())
                        .extraHosts(arguments.extraHosts())
                        .privileged(arguments.privileged())
                        .init(true);
        return engine.containers().create(builder.build());
    }

    /// Git refuses repositories of other users unless told otherwise; a container's environment is
    /// the one place that needs no writable home.
    private static Map<String, String> withGit(Map<String, String> environment) {
        environment.put("GIT_CONFIG_COUNT", "1");
        environment.put("GIT_CONFIG_KEY_0", "safe.directory");
        environment.put("GIT_CONFIG_VALUE_0", "*");
        return environment;
    }

    private void start(ContainerId id, String image) {
        try {
            engine.containers().start(id);
        } catch (ProblemException e) {
            if (e.getMessage() != null && e.getMessage().contains("\"sh\"")) {
                throw ProblemException.outside(
                        "agent.noShell",
                        "The image " + image + " has no shell, so no step can run in it.",
                        "Use an image with sh, such as a -debug or -alpine variant.",
                        e);
            }
            throw e;
        }
    }

    private List<Mount> mounts(AgentSpec spec, Images.Image image, String path, String volume) {
        var mounts = new LinkedHashMap<String, Mount>();
        mounts.put(path, new Mount.Volume(volume, path, false));
        mounts.put(ShellCommand.SCRATCH, new Mount.Tmpfs(ShellCommand.SCRATCH, SCRATCH_BYTES));
        if (withSocket) {
            mounts.put(SocketMount.TARGET, SocketMount.of(engine));
        }
        for (var mount : spec.arguments().mounts()) {
            mounts.put(mount.target(), own(mount));
        }
        var asked = spec.arguments().user();
        var user = asked == null ? image.user() : asked;
        if (!ContainerUser.needsPasswd(user)) {
            for (var cache : spec.caches()) {
                var target = ContainerUser.ROOT.home() + "/" + cache;
                mounts.putIfAbsent(target, new Mount.Volume(cacheVolume(cache), target, false));
            }
        }
        return new ArrayList<>(mounts.values());
    }

    /// Volumes are the project's own, whatever name it gives them: no other project's can be named.
    private Mount own(Mount mount) {
        return switch (mount) {
            case Mount.Volume v ->
                    new Mount.Volume(projectVolume("volume", v.name()), v.target(), v.readOnly());
            case Mount.Bind b -> SocketMount.isSocket(b) ? SocketMount.of(engine) : b;
            case Mount.Tmpfs t -> t.sizeBytes() > 0 ? t : new Mount.Tmpfs(t.target(), 64 << 20);
        };
    }

    private String cacheVolume(String cache) {
        return projectVolume(
                "cache", cache.replaceAll("[^a-zA-Z0-9]+", "-").replaceFirst("^-", ""));
    }

    private String projectVolume(String role, String name) {
        var full = prefix() + "-" + run.project() + "-" + role + "-" + name;
        engine.volumes().ensure(full, Labels.of(home.id(), "project:" + run.project(), "cache"));
        return full;
    }

    private ContainerUser user(ContainerId id, String user) {
        var files = ContainerUser.needsPasswd(user);
        return ContainerUser.of(
                        user,
                        files ? text(id, "/etc/passwd") : "",
                        files ? text(id, "/etc/group") : "")
                .orElseThrow(() ->
                        ProblemException.usage(
                                "agent.unknownUser",
                                "The agent's image has no user \"" + user + "\".",
                                "Use a number, or a user that the image's /etc/passwd has."));
    }

    private String text(ContainerId id, String path) {
        try (var tar = engine.containers().copyOut(id, path).orElse(null)) {
            return tar == null ? "" : TarReader.onlyFile(tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeHome(ContainerId id, ContainerUser user, String folder, List<String> caches) {
        if (user.isRoot()) {
            return;
        }
        try (var tar =
                TarWriter.stream(user, out -> out.folder(folder.replaceFirst("^/", ""), 0755))) {
            engine.containers().copyIn(id, "/", tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets an agent's user write what steps of other users left; see `Workspaces`.
    public void handTo(AgentContainer agent) throws InterruptedException {
        workspaces.handTo(agent);
    }

    /// Writes the checkout over what a folder of the workspace holds now (`checkout scm`).
    public void fill(AgentContainer agent, String below) {
        workspaces.fill(agent, below);
    }

    /// Writes a folder of this machine over one of the agent's workspace.
    public void put(AgentContainer agent, Path folder, String below) {
        Workspaces.unpack(agent, folder, below);
    }

    /// The path of one of the run's workspaces in every agent. With the socket it is the volume's
    /// own path on the engine's host, so that `docker run -v $PWD:/x` in an agent means the same
    /// folder.
    private String makeWorkspace(int number) {
        var host = engine.volumes().ensure(volume(number), labels("workspace"));
        var usual = withSocket ? host : plainPath(number);
        return workspaces.chosen(number).orElse(usual);
    }

    /// The same, without making the volume where that is not needed to know it.
    public String workspacePath(int number) {
        return withSocket
                ? workspaces.path(number)
                : workspaces.chosen(number).orElseGet(() -> plainPath(number));
    }

    /// The workspace at a place that the pipeline chose (`customWorkspace`). Problem
    /// `agent.badWorkspace`.
    public int workspaceAt(String place) {
        return workspaces.at(ChosenPlace.of(place));
    }

    /// The workspace that has this very path, wherever it came from.
    public int workspaceAs(String path) {
        return path.equals(plainPath(0)) && !withSocket ? 0 : workspaces.at(path);
    }

    private String plainPath(int number) {
        return "/workspace/" + run.project() + (number == 0 ? "" : "@" + (number + 1));
    }

    private String volume(int number) {
        return name(number == 0 ? "workspace" : "workspace-" + (number + 1));
    }

    private String network(DockerArguments arguments) {
        return arguments.network().isEmpty() ? network.name() : arguments.network();
    }

    /// True if the run's own network is what they want; then it is being made.
    private boolean begunNetwork(DockerArguments arguments) {
        var isOwn = arguments.network().isEmpty();
        if (isOwn) {
            network.begin();
        }
        return isOwn;
    }

    private Map<String, String> labels(String role) {
        return Labels.of(home.id(), owner(run), role);
    }

    public static String owner(RunId run) {
        return "run:" + run;
    }

    private String prefix() {
        return "slipway-" + home.id().substring(0, Math.min(8, home.id().length()));
    }

    private String name(String what) {
        return prefix() + "-" + run.toString().replace('/', '-') + "-" + what;
    }

    /// Removes all that this run has on the engine; problems are thrown after everything was tried.
    @Override
    public void close() {
        // An agent that is still being made (ahead of its stage) would appear after the removal.
        opening.writeLock().lock();
        try {
            closed = true;
        } finally {
            opening.writeLock().unlock();
        }
        network.settle();
        Leftovers.remove(engine, home, owner(run));
    }
}
