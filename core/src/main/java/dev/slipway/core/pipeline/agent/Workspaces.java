package dev.slipway.core.pipeline.agent;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.zip.GZIPInputStream;

/// The folders that the agents of one run work in. Most runs have one; parallel stages with agents
/// of their own have one each. Safe from any thread.
final class Workspaces {
    /// More than the parallel stages of any run.
    private static final int FIRST_CHOSEN = 10_000;

    private final Filling filling;
    private final IntFunction<String> making;
    private final Map<Integer, String> paths = new HashMap<>();

    /// Places that the pipeline chose itself, by number.
    private final Map<Integer, String> chosen = new HashMap<>();

    /// Who may write in it, by path.
    private final Map<String, ContainerUser> owners = new HashMap<>();

    /// Those that were left empty, because none of their agents wanted files.
    private final Set<String> empty = new HashSet<>();

    /// @param making makes the volume of that number and gives its path in agents
    Workspaces(Filling filling, IntFunction<String> making) {
        this.filling = filling;
        this.making = making;
    }

    synchronized String path(int number) {
        return paths.computeIfAbsent(number, making::apply);
    }

    /// The number of the workspace at a place that the pipeline chose: the same for the same place.
    synchronized int at(String path) {
        for (var known : chosen.entrySet()) {
            if (known.getValue().equals(path)) {
                return known.getKey();
            }
        }
        var number = FIRST_CHOSEN + chosen.size();
        chosen.put(number, path);
        return number;
    }

    /// Empty for one that has its usual place.
    synchronized Optional<String> chosen(int number) {
        return Optional.ofNullable(chosen.get(number));
    }

    /// Fills the workspace at its first agent that wants it filled.
    synchronized void settle(AgentContainer agent, int number, boolean isBare) {
        if (owners.containsKey(agent.workspace()) && (isBare || !empty.remove(agent.workspace()))) {
            return;
        }
        if (isBare) {
            empty.add(agent.workspace());
            owners.put(agent.workspace(), ContainerUser.ROOT);
            return;
        }
        var snapshot = filling.snapshot().orElse(null);
        if (number == 0 && snapshot != null) {
            restore(agent, snapshot);
            owners.put(agent.workspace(), ContainerUser.ROOT);
        } else if (filling.byItself()) {
            fill(agent, filling.below());
            owners.put(agent.workspace(), agent.user());
        } else {
            owners.put(agent.workspace(), ContainerUser.ROOT);
        }
    }

    /// Lets an agent's user write what steps of other users left. To be called when the agent is
    /// used, not when it is made: until then others may go on writing.
    synchronized void handTo(AgentContainer agent) throws InterruptedException {
        var before = owners.get(agent.workspace());
        if (before != null && before.uid() == agent.user().uid()) {
            return;
        }
        if (!agent.user().isRoot()) {
            var owner = agent.user().uid() + ":" + agent.user().gid();
            agent.asRoot((isError, bytes) -> {}, "chown", "-R", owner, agent.workspace());
        }
        owners.put(agent.workspace(), agent.user());
    }

    /// Writes the checkout over what a folder of the workspace holds now.
    void fill(AgentContainer agent, String below) {
        unpack(agent, filling.checkout().get(), below);
    }

    /// Writes a folder of this machine over one of the workspace.
    static void unpack(AgentContainer agent, Path folder, String below) {
        var path = agent.workspace();
        var slash = path.lastIndexOf('/');
        try (var tar =
                TarWriter.stream(
                        agent.user(),
                        out -> {
                            var name = path.substring(slash + 1);
                            for (var part : below.split("/")) {
                                if (!part.isEmpty()) {
                                    out.folder(name, 0755);
                                    name = name + "/" + part;
                                }
                            }
                            out.tree(folder, name);
                        })) {
            var parent = slash == 0 ? "/" : path.substring(0, slash);
            agent.engine().containers().copyIn(agent.id(), parent, tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void restore(AgentContainer agent, Path snapshot) {
        var path = agent.workspace();
        var slash = path.lastIndexOf('/');
        var parent = slash == 0 ? "/" : path.substring(0, slash);
        try (var tar =
                new GZIPInputStream(
                        new BufferedInputStream(Files.newInputStream(snapshot)), 1 << 16)) {
            agent.engine().containers().copyIn(agent.id(), parent, tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
