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
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What this process has open for one route: the control shell and what it learned from it. Its
/// methods are called one at a time.
final class RouteSession implements AutoCloseable {
    private static final Pattern SAID =
            Pattern.compile("key=\"(split|sticky|rules|trial)\", value=\"([^\"]*)\"");

    /// The split comes last: with it an answer is complete.
    private static final String ASK =
            "get map %1$s sticky;get map %1$s rules;get map %1$s trial;get map %1$s split"
                    .formatted(Configuration.SPLIT);

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
    private Optional<String> told = Optional.empty();

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
    /// if none runs. Who follows rules or stays is told first, so that nobody is drawn in between.
    Optional<TrafficSplit> apply(TrafficSplit split) {
        var word = StayingUsers.word(split);
        var list = StayingUsers.list(split);
        var trial = StayingUsers.trial(split);
        if (!told.equals(Optional.of(word + " " + list))) {
            putLines("cookies.map", Configuration.COOKIES, StayingUsers.cookies(split));
            putLines("rules.map", Configuration.RULES, StayingUsers.expressions(split));
        }
        var line = SplitLine.of(split);
        var said =
                answered(
                        run(
                                "put split.map 'split "
                                        + line
                                        + "\nsticky "
                                        + word
                                        + "\nrules "
                                        + list
                                        + "\ntrial "
                                        + trial
                                        + "' && tell '"
                                        + set("split", line)
                                        + set("sticky", word)
                                        + set("rules", list)
                                        + set("trial", trial)
                                        + ASK
                                        + "'"),
                        split);
        told = said.map(_ -> word + " " + list);
        return said;
    }

    private static String set(String key, String value) {
        return "set map " + Configuration.SPLIT + " " + key + " " + value + ";";
    }

    private void putLines(String file, String path, List<String> lines) {
        var commands = new StringBuilder("clear map ").append(path);
        lines.forEach(line -> commands.append(";add map ").append(path).append(' ').append(line));
        run("put " + file + " '" + String.join("\n", lines) + "' && tell '" + commands + "'");
    }

    /// What the routers say; if they differ, one that does not say what is written.
    Optional<TrafficSplit> observe() {
        var output = run("cat split.map; tell '" + ASK + "'");
        return answered(output, written(output));
    }

    private static TrafficSplit written(String output) {
        var values = new HashMap<String, String>();
        output.lines()
                .limit(4)
                .map(line -> line.split(" "))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> values.put(pair[0], pair[1]));
        return StayingUsers.read(
                SplitLine.parse(values.getOrDefault("split", "")).orElse(TrafficSplit.NOTHING),
                values.getOrDefault("sticky", StayingUsers.NONE),
                values.getOrDefault("rules", StayingUsers.NONE),
                values.getOrDefault("trial", StayingUsers.NONE));
    }

    private static Optional<TrafficSplit> answered(String output, TrafficSplit written) {
        var said = new ArrayList<TrafficSplit>();
        var word = StayingUsers.NONE;
        var list = StayingUsers.NONE;
        var trial = StayingUsers.NONE;
        for (var found : SAID.matcher(output).results().toList()) {
            switch (found.group(1)) {
                case "sticky" -> word = found.group(2);
                case "rules" -> list = found.group(2);
                case "trial" -> trial = found.group(2);
                default -> {
                    var given = List.of(word, list, trial);
                    SplitLine.parse(found.group(2))
                            .ifPresent(split ->
                                    said.add(
                                            StayingUsers.read(
                                                    split,
                                                    given.get(0),
                                                    given.get(1),
                                                    given.get(2))));
                    word = StayingUsers.NONE;
                    list = StayingUsers.NONE;
                    trial = StayingUsers.NONE;
                }
            }
        }
        return said.stream()
                .filter(split -> !isSame(split, written))
                .findFirst()
                .or(() -> said.stream().findFirst());
    }

    private static boolean isSame(TrafficSplit a, TrafficSplit b) {
        return SplitLine.of(a).equals(SplitLine.of(b))
                && a.rules().equals(b.rules())
                && a.sticky().equals(b.sticky())
                && a.onTrial().equals(b.onTrial());
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
