package dev.slipway.core.release;

import static dev.slipway.core.release.ReleaseHome.compose;
import static dev.slipway.core.release.ReleaseHome.nginx;

import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.time.Timer;
import dev.slipway.core.traffic.Weight;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// On the real engine: a release whose driver is killed with SIGKILL after each thing it writes.
public final class DriverKills {
    private static final Duration PATIENCE = Duration.ofSeconds(300);
    private static final Timer TIMER = Timer.system();

    /// What was seen of one release.
    ///
    /// @param resumed from the moment each next driver drives to its first look, in milliseconds
    public record Seen(int kills, List<Long> resumed, List<String> wrong) {}

    private final String strategy;
    private final boolean isAborted;
    private final List<Long> resumed = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private int kills;

    private DriverKills(String strategy, boolean isAborted) {
        this.strategy = strategy;
        this.isAborted = isAborted;
    }

    public static Seen play(Path folder, String strategy, boolean isAborted) throws Exception {
        try (var home = new ReleaseHome(folder, DriveMain.command(folder))) {
            var run = new DriverKills(strategy, isAborted);
            try {
                run.play(home);
            } finally {
                run.kill(home);
            }
            return new Seen(run.kills, run.resumed, run.wrong);
        }
    }

    private String spec() {
        return switch (strategy) {
            case "rolling" -> "strategy: rolling\nscaleDownDelay: 1s";
            case "blueGreen" -> "strategy: blueGreen\nautoPromotionDelay: 2s\nscaleDownDelay: 1s";
            default ->
                    "strategy: canary\nscaleDownDelay: 1s\nsteps: [{setWeight: 20}, {pause: {duration: 2s}}, {setWeight: 60}]";
        };
    }

    private void play(ReleaseHome home) throws Exception {
        home.deploy(compose(nginx("one"), 1, spec()));
        var id = home.start(compose(nginx("two"), 1, spec()));
        var written = 0;
        var hasAsked = !isAborted;
        var end = TIMER.nanoTime() + PATIENCE.toNanos();
        while (home.releases().status(id).isLive() && TIMER.nanoTime() < end) {
            if (!hasAsked && written >= 3) {
                hasAsked = true;
                if (home.releases().status(id).allows(Verb.ABORT)) {
                    home.releases().ask(id, Verb.ABORT, "test", "");
                    home.releases().ensureDriven();
                }
            }
            var now = home.releases().journal(id).size();
            if (now > written) {
                written = now;
                killAndGoOn(home, id);
            }
            TIMER.pause(Duration.ofMillis(2));
        }
        check(home, id);
    }

    private void killAndGoOn(ReleaseHome home, ReleaseId id) throws Exception {
        if (!home.releases().status(id).isLive() || !kill(home)) {
            return;
        }
        kills++;
        var before = weight(home, id);
        TIMER.pause(Duration.ofMillis(300));
        if (!weight(home, id).equals(before)) {
            wrong.add("the weight moved without a driver, from " + before);
        }
        var began = Instant.now();
        home.releases().ensureDriven();
        home.releases().await(id, s -> !s.isLive() || s.drivenBy().isPresent(), PATIENCE);
        var drives = Instant.now();
        home.releases()
                .await(
                        id,
                        s -> !s.isLive() || s.effectiveAt().map(began::isBefore).orElse(false),
                        PATIENCE);
        resumed.add(Duration.between(drives, Instant.now()).toMillis());
    }

    private static Weight weight(ReleaseHome home, ReleaseId id) {
        return home.releases().observe(id).effectiveWeight();
    }

    private boolean kill(ReleaseHome home) throws Exception {
        var driver = DriverLease.process(home.home());
        if (driver.isEmpty() || driver.get().pid() == ProcessHandle.current().pid()) {
            return false;
        }
        driver.get().destroyForcibly();
        driver.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return true;
    }

    private void check(ReleaseHome home, ReleaseId id) {
        var status = home.releases().status(id);
        var wanted = isAborted ? Phase.Degraded : Phase.Healthy;
        if (status.isLive() || status.phase() != wanted) {
            wrong.add("it ends as " + status.phase() + ", " + status.waitingFor());
        }
        if (home.containers().size() != 1) {
            wrong.add("it leaves " + home.containers());
        }
    }
}
