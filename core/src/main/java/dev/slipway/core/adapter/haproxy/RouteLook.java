package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.engine.Engine;
import dev.slipway.core.time.Timer;
import dev.slipway.core.traffic.Measurement;
import dev.slipway.core.traffic.TrafficSplit;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks at a route's routers: what they say the split is, what they counted. By a shell of its
/// own, so that a word to the routers never waits for a look at their counters. Safe from any
/// thread; looks are made one at a time.
final class RouteLook implements AutoCloseable {
    private final Engine engine;
    private final RouterContainers containers;
    private final Timer timer;
    private final Clock clock;
    private final HolderShell shell;
    private final LatencySamples latency = new LatencySamples();
    private final CarriedCounts counts = new CarriedCounts();
    private @Nullable LeavingRouter leaving;

    RouteLook(Engine engine, RouterContainers containers, Timer timer, Clock clock) {
        this.engine = engine;
        this.containers = containers;
        this.timer = timer;
        this.clock = clock;
        this.shell = new HolderShell(engine, containers, timer);
    }

    synchronized boolean isOpen() {
        return shell.isOpen();
    }

    /// What the routers say; if they differ, one that does not say what is written.
    synchronized Optional<TrafficSplit> observe() {
        var output =
                shell.run(
                        "cat %s %s; tell %s"
                                .formatted(SplitMaps.WORDS, SplitMaps.DRAW, SplitMaps.ASK));
        return SplitMaps.said(output, SplitMaps.read(output.lines().toList()));
    }

    Measurement measure() {
        return measure(false);
    }

    /// Also keeps what was counted where a later router, or another process, finds it.
    ///
    /// @param keepNow before a router goes
    synchronized Measurement measure(boolean keepNow) {
        var output = shell.run("counts") + lastWords();
        latency.add(output);
        counts.look(output, () -> shell.run("kept"));
        counts.toKeep(timer.nanoTime(), keepNow)
                .forEach((file, text) -> shell.run("put " + file + " '" + text + "'"));
        return counts.measured(clock.instant(), latency);
    }

    /// From now on the counts of a router that was told to stop are read until it is idle.
    synchronized void watchLeaving(int port) {
        closeLeaving();
        leaving = new LeavingRouter(engine.execs(), timer, containers.names().holder(), port);
    }

    synchronized boolean isSomebodyLeaving() {
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

    @Override
    public synchronized void close() {
        closeLeaving();
        shell.close();
    }
}
