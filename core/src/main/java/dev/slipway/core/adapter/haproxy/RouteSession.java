package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.engine.Engine;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Timer;
import dev.slipway.core.traffic.Measurement;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What this process has open for one route: the control shell and what it learned from it. Its
/// methods are called one at a time.
final class RouteSession implements AutoCloseable {
    private static final String ASK =
            "'%s'"
                    .formatted(
                            Stream.of(SplitMaps.WORDS, SplitMaps.DRAW)
                                    .map(file -> "show map " + Configuration.FOLDER + "/" + file)
                                    .collect(Collectors.joining(";", "", ";" + RouterScripts.WHO)));

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Engine engine;
    private final Route route;
    private final Timer timer;
    private final Clock clock;
    private final RouterContainers containers;
    private final Duration startLimit;
    private final LatencySamples latency = new LatencySamples();
    private final CarriedCounts counts = new CarriedCounts();
    private @Nullable ControlShell shell;
    private @Nullable LeavingRouter leaving;
    private @Nullable String secret;
    private Map<String, List<String>> told = Map.of();

    RouteSession(Engine engine, Route route, RouterOptions options, Timer timer, Clock clock) {
        this.engine = engine;
        this.route = route;
        this.timer = timer;
        this.clock = clock;
        this.containers = new RouterContainers(engine, route, options);
        this.startLimit = options.startLimit();
    }

    Route route() {
        return route;
    }

    RouterContainers containers() {
        return containers;
    }

    /// Runs commands in the holder; a shell that was lost since is opened anew, once.
    String run(String command) {
        if (shell != null) {
            try {
                return shell.run(command);
            } catch (ProblemException lost) {
                close();
            }
        }
        var fresh =
                new ControlShell(
                        engine.execs(),
                        timer,
                        containers.names().holder(),
                        containers.scripts().control());
        shell = fresh;
        return fresh.run(command);
    }

    boolean isOpen() {
        return shell != null;
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
            timer.pause(LOOK);
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
                commands.append("put ").append(file).append(" '");
                commands.append(String.join("\n", lines)).append("'\n");
                changed.add(file);
            }
        });
        told = Map.of();
        var said = said(run(commands + "renew " + ASK + " " + String.join(" ", changed)), split);
        if (said.filter(each -> SplitMaps.isSame(each, split)).isPresent()) {
            told = files;
        }
        return said;
    }

    /// What the routers say; if they differ, one that does not say what is written.
    Optional<TrafficSplit> observe() {
        var output = run("cat %s %s; tell %s".formatted(SplitMaps.WORDS, SplitMaps.DRAW, ASK));
        return said(output, SplitMaps.read(output.lines().toList()));
    }

    private static Optional<TrafficSplit> said(String output, TrafficSplit written) {
        var all = SplitMaps.said(output);
        return all.stream()
                .filter(split -> !SplitMaps.isSame(split, written))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    Measurement measure() {
        return measure(false);
    }

    /// Also keeps what was counted where a later router, or another process, finds it.
    ///
    /// @param keepNow before a router goes
    Measurement measure(boolean keepNow) {
        var output = run("counts") + lastWords();
        latency.add(output);
        counts.look(output, () -> run("kept"));
        counts.toKeep(timer.nanoTime(), keepNow)
                .forEach((file, text) -> run("put " + file + " '" + text + "'"));
        return counts.measured(clock.instant(), latency);
    }

    /// From now on the counts of a router that was told to stop are read until it is idle.
    void watchLeaving(int port) {
        closeLeaving();
        leaving = new LeavingRouter(engine.execs(), timer, containers.names().holder(), port);
    }

    boolean isSomebodyLeaving() {
        return leaving != null;
    }

    private String lastWords() {
        if (leaving == null) {
            return "";
        }
        var words = leaving.counts();
        if (words.isEmpty() || LeavingRouter.isIdle(words.get())) {
            closeLeaving();
        }
        return "\n" + words.orElse("");
    }

    private void closeLeaving() {
        if (leaving != null) {
            leaving.close();
            leaving = null;
        }
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
        closeLeaving();
        if (shell != null) {
            shell.close();
            shell = null;
        }
    }
}
