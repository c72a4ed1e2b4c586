package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.time.Timer;
import java.time.Duration;

/// A new router takes over beside the old one: it joins the holder with what the old one knows of
/// its servers, both listen for a moment, then the old one stops softly. Its last counts are kept
/// through a connection that was opened before.
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
        containers.writeConfiguration();
        session.run("count >/dev/null; tell 'show servers state' >servers.state");
        containers.startRouter(fresh);
        session.awaitListening(fresh);
        session.run("rm -f servers.state; drain " + containers.scripts().adminPort(old));
        containers.softStop(old);
        awaitSilence(containers.scripts().adminPort(old));
    }

    /// Until the old one takes nothing new; what it has begun may go on for minutes.
    private void awaitSilence(int port) throws InterruptedException {
        var deadline = timer.nanoTime() + DRAINED_WITHIN.toNanos();
        while (session.ports().contains(port) && timer.nanoTime() < deadline) {
            timer.pause(LOOK);
        }
    }
}
