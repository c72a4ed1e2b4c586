package dev.slipway.core.bars;

import static dev.slipway.core.release.ReleaseHome.compose;
import static dev.slipway.core.release.ReleaseHome.nginx;

import dev.slipway.core.adapter.haproxy.RealRoutes;
import dev.slipway.core.load.User;
import dev.slipway.core.release.DriveMain;
import dev.slipway.core.release.Phase;
import dev.slipway.core.release.ReleaseHome;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.time.Timer;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.Weight;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Bar: how soon an intent that was committed is felt by a user. The driver is a process of its
/// own; its start does not count. Arguments: weight changes, aborts.
public final class Effect {
    private static final String CANARY =
            "strategy: canary\nscaleDownDelay: 1s\nsteps: [{setWeight: 50}, {pause: {}}]";
    private static final Timer TIMER = Timer.system();
    private static final Duration BETWEEN = Duration.ofMillis(3);
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final double CHANGED_WITHIN = 50;
    private static final double ABORTED_WITHIN = 200;

    private Effect() {}

    public static void main(String[] arguments) throws Exception {
        var changes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
        var aborts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        var folder = Files.createTempDirectory("slipway-effect").resolve("h");
        bare(changes);
        boolean isHeld;
        try (var home = new ReleaseHome(folder, DriveMain.command(folder))) {
            var port = home.port(home.deploy(compose(nginx("one"), 1, CANARY)));
            var id = home.start(compose(nginx("two"), 1, CANARY));
            home.await(id, s -> s.phase() == Phase.Paused);
            isHeld = changes(home, id, port, changes) & aborts(home, id, port, aborts);
        }
        System.exit(isHeld ? 0 : 1);
    }

    /// The part that nobody can do without: the router is told, a client asks.
    private static void bare(int changes) throws Exception {
        var took = new ArrayList<Double>();
        try (var routes = new RealRoutes()) {
            var route = routes.route("web", 0);
            var port = routes.router().ensure(route).port();
            routes.serve(route, new Slot(0));
            routes.serve(route, new Slot(1));
            routes.router().apply(route, TrafficSplit.all(new Slot(0)));
            try (var user = new User(port, true)) {
                user.get();
                for (var change = 1; change <= changes; change++) {
                    var slot = new Slot(change % 2);
                    var began = System.nanoTime();
                    routes.router().apply(route, TrafficSplit.all(slot));
                    awaitAnswer(user, slot.toString());
                    took.add((System.nanoTime() - began) / 1e6);
                }
            }
        }
        told("bare: telling the router to the first changed response", took, CHANGED_WITHIN);
    }

    /// Users who never rest would take the processors from what they wait for.
    private static void awaitAnswer(User user, String answer) throws Exception {
        while (!user.get().firstLine().equals(answer)) {
            TIMER.pause(BETWEEN);
        }
    }

    private static boolean changes(ReleaseHome home, ReleaseId id, int port, int changes)
            throws Exception {
        home.releases().weight(id, Map.of("", Weight.NONE), "bar", "");
        home.await(id, s -> s.effectiveWeight().equals(Weight.NONE));
        var took = new ArrayList<Double>();
        try (var user = new User(port, true)) {
            for (var change = 1; change <= changes; change++) {
                var isNew = change % 2 == 1;
                var before = isNew ? Weight.NONE : Weight.ALL;
                home.await(id, s -> s.effectiveWeight().equals(before));
                TIMER.pause(QUIET);
                home.releases().weight(id, Map.of("", isNew ? Weight.ALL : Weight.NONE), "bar", "");
                var began = System.nanoTime();
                awaitAnswer(user, isNew ? "two" : "one");
                took.add((System.nanoTime() - began) / 1e6);
            }
        }
        return told("from a committed weight to the first changed response", took, CHANGED_WITHIN);
    }

    private static boolean aborts(ReleaseHome home, ReleaseId id, int port, int aborts)
            throws Exception {
        var took = new ArrayList<Double>();
        for (var abort = 0; abort < aborts; abort++) {
            home.releases().weight(id, Map.of("", Weight.percent(50)), "bar", "");
            home.await(id, s -> s.effectiveWeight().equals(Weight.percent(50)));
            took.add(abort(home, id, port));
            home.releases().await(id, s -> s.allows(Verb.RETRY), Duration.ofMinutes(1));
            home.releases().ask(id, Verb.RETRY, "bar", "");
            home.releases().ensureDriven();
            home.releases().await(id, s -> s.phase() == Phase.Paused, Duration.ofMinutes(1));
        }
        return told(
                "from a committed abort to the last new request at the canary",
                took,
                ABORTED_WITHIN);
    }

    /// When the last request that the canary answered was sent, after the abort was committed.
    private static double abort(ReleaseHome home, ReleaseId id, int port) throws Exception {
        var last = new AtomicLong(Long.MIN_VALUE);
        var isOver = new AtomicBoolean();
        var users = new ArrayList<Thread>();
        for (var i = 0; i < 2; i++) {
            users.add(Thread.ofVirtual().start(() -> come(port, last, isOver)));
        }
        home.releases().ask(id, Verb.ABORT, "bar", "");
        var asked = System.nanoTime();
        home.releases().await(id, s -> s.phase() == Phase.Degraded, Duration.ofMinutes(1));
        isOver.set(true);
        for (var user : users) {
            user.join();
        }
        return Math.max(0, (last.get() - asked) / 1e6);
    }

    private static void come(int port, AtomicLong last, AtomicBoolean isOver) {
        try (var user = new User(port, true)) {
            while (!isOver.get()) {
                var sent = System.nanoTime();
                if (user.get().firstLine().equals("two")) {
                    last.accumulateAndGet(sent, Math::max);
                }
                TIMER.pause(BETWEEN);
            }
        } catch (IOException | InterruptedException e) {
            System.out.println("bar effect a request failed: " + e);
        }
    }

    private static boolean told(String what, List<Double> millis, double within) {
        Collections.sort(millis);
        var median = millis.get(millis.size() / 2);
        System.out.printf(
                "bar effect %s: median %.1f ms, least %.1f, most %.1f of %d (wanted %.0f)%n",
                what, median, millis.getFirst(), millis.getLast(), millis.size(), within);
        return median <= within;
    }
}
