package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.engine.Engine;
import dev.slipway.core.time.Timer;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What this process has open for one route: the shell by which the routers are told, the look at
/// them, and what was learned. Its methods are called one at a time; the look is its own.
final class RouteSession implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final Route route;
    private final Timer timer;
    private final RouterContainers containers;
    private final Duration startLimit;
    private final HolderShell shell;
    private final RouteLook look;
    private @Nullable String secret;
    private Map<String, List<String>> told = Map.of();

    RouteSession(Engine engine, Route route, RouterOptions options, Timer timer, Clock clock) {
        this.route = route;
        this.timer = timer;
        this.containers = new RouterContainers(engine, route, options);
        this.startLimit = options.startLimit();
        this.shell = new HolderShell(engine, containers, timer);
        this.look = new RouteLook(engine, containers, timer, clock);
    }

    Route route() {
        return route;
    }

    RouterContainers containers() {
        return containers;
    }

    /// What may be asked at any time, whatever this session is doing.
    RouteLook look() {
        return look;
    }

    /// True until the routers have confirmed what this session told them.
    boolean isNews() {
        return told.isEmpty();
    }

    /// Runs commands in the holder.
    String run(String command) {
        return shell.run(command);
    }

    /// Control ports of the routers that listen now.
    List<Integer> ports() {
        return run("ports").lines().filter(l -> !l.isBlank()).map(Integer::valueOf).toList();
    }

    /// Waits until the router of a generation, or the holder in its place, listens.
    void awaitListening(int generation) throws InterruptedException {
        var wanted = containers.scripts().adminPort(generation);
        var deadline = timer.nanoTime() + startLimit.toNanos();
        while (!ports().contains(wanted)) {
            if (timer.nanoTime() > deadline) {
                throw ControlShell.unreachable(
                        new IllegalStateException("no router listens on " + wanted));
            }
            timer.pause(POLL);
        }
    }

    /// Writes the split, tells it to every router that runs, and returns what they say then; empty
    /// if none runs.
    Optional<TrafficSplit> apply(TrafficSplit split) {
        var files = SplitMaps.of(split);
        var commands = new StringBuilder();
        var changed = new ArrayList<String>();
        files.forEach((file, lines) -> {
            if (file.equals(SplitMaps.DRAW) || !lines.equals(told.get(file))) {
                commands.append("stage ").append(file).append(" '");
                commands.append(String.join("\n", lines)).append("'\n");
                changed.add(file);
            }
        });
        told = Map.of();
        var output = run(commands + "renew " + SplitMaps.ASK + " " + String.join(" ", changed));
        var said = SplitMaps.said(output, split);
        if (said.filter(each -> SplitMaps.isSame(each, split)).isPresent()) {
            told = files;
        }
        return said;
    }

    /// What a request carries that only one version may answer.
    String testerToken(Slot slot) {
        if (secret == null) {
            var line = run("head -n 1 testers.map");
            secret = line.strip().replaceFirst("-v0 .*", "");
        }
        return secret + "-" + slot;
    }

    @Override
    public void close() {
        look.close();
        shell.close();
    }
}
