package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.time.Timer;
import java.time.Duration;

/// A new router takes over beside the old one: it joins the holder with what the old one knows of
/// its servers and with its listening sockets, then the old one stops softly. Its last counts are
/// read through a connection that was opened before.
final class Replacement {
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final RouteSession session;
    private final RouterContainers containers;
    private final Timer timer;

    Replacement(RouteSession session, Timer timer) {
        this.session = session;
        this.containers = session.containers();
        this.timer = timer;
    }

    void run() throws InterruptedException {
        var old = containers.currentGeneration().orElse(RouterNames.GENERATIONS - 1);
        var fresh = (old + 1) % RouterNames.GENERATIONS;
        containers.removeRouter(fresh);
        // An older build may not have known all of them, and the new one reads them.
        session.run(SplitMaps.MISSING);
        containers.writeConfiguration();
        // Also the last counts of the router before the old one.
        session.look().measure(true);
        session.run("tell 'show servers state' >servers.state");
        session.run("put handover " + containers.scripts().socket(old));
        try {
            containers.startRouter(fresh);
            session.awaitListening(fresh);
        } finally {
            session.run("rm -f servers.state handover");
        }
        session.look().watchLeaving(containers.scripts().adminPort(old));
        containers.softStop(old);
        awaitSilence();
    }

    /// Until the old one has nothing to do any more; what it has begun may go on for minutes.
    private void awaitSilence() throws InterruptedException {
        var deadline = timer.nanoTime() + DRAINED_WITHIN.toNanos();
        while (session.look().isSomebodyLeaving() && timer.nanoTime() < deadline) {
            session.look().measure(true);
            timer.pause(LOOK);
        }
    }
}
