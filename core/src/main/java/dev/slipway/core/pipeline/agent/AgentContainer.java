package dev.slipway.core.pipeline.agent;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Execs;
import dev.slipway.core.engine.Images;
import dev.slipway.core.time.Timer;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A container that lives for the steps of one agent scope. Several steps may run in it at the same
/// time.
///
/// @param pull, prepare what it took to get it
/// @param known what was put into it already, by name; changes
public record AgentContainer(
        Engine engine,
        Timer timer,
        ContainerId id,
        Images.Image image,
        ContainerUser user,
        String home,
        String workspace,
        Duration pull,
        Duration prepare,
        java.util.Set<String> known) {

    /// Memory of the container, writable by all of its users, gone with it.
    public static final String SCRATCH = ShellCommand.SCRATCH;

    /// Starts a script; the caller waits for it on the same thread.
    ///
    /// @param key unique in the run
    public Execution start(String key, ShellCommand command, Execs.OutputSink output) {
        var running = engine.execs().start(id, command.command(key), output);
        return new Execution(engine, id, key, timer, running);
    }

    /// Runs a command of our own, quietly.
    ///
    /// @return its exit code
    public int quietly(Execs.Command command) throws InterruptedException {
        try (var running = engine.execs().start(id, command, (isError, bytes) -> {})) {
            return running.await();
        }
    }

    /// True for the first who asks by that name in this container.
    public boolean isFirst(String name) {
        return known.add(name);
    }

    /// Runs a command of our own as root, quietly.
    ///
    /// @return its exit code
    public int asRoot(Execs.OutputSink output, String... arguments) throws InterruptedException {
        var command = new Execs.Command(List.of(arguments), Map.of(), workspace, "0:0", false);
        try (var running = engine.execs().start(id, command, output)) {
            return running.await();
        }
    }

    /// Runs a command of our own as the agent's user.
    ///
    /// @return its exit code
    public int asUser(Execs.OutputSink output, String folder, List<String> arguments)
            throws InterruptedException {
        var command = new Execs.Command(arguments, AgentFiles.environment(), folder, null, false);
        try (var running = engine.execs().start(id, command, output)) {
            return running.await();
        }
    }

    /// Why the container is not running, in words; empty if it is.
    public Optional<String> whyGone() {
        var state = engine.containers().inspect(id);
        if (state.isEmpty()) {
            return Optional.of("the agent's container was removed");
        }
        return state.filter(s -> !s.isRunning()).map(AgentContainer::words);
    }

    private static String words(ContainerState state) {
        var code = state.exitCode();
        return "the agent's container ended by itself"
                + (code == null ? "" : " with exit code " + code)
                + (code != null && code == 137 ? " (killed, perhaps for want of memory)" : "");
    }

    /// Writes a workspace that was kept (a packed tar) over this one's.
    public void restore(Path kept) {
        Workspaces.restore(this, kept);
    }

    /// A tar of a file or folder; the caller closes it.
    public Optional<InputStream> copyOut(String path) {
        return engine.containers().copyOut(id, path);
    }

    public void remove() {
        engine.containers().remove(id);
    }
}
