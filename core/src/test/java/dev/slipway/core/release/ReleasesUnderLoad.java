package dev.slipway.core.release;

import static dev.slipway.core.release.ReleaseHome.compose;

import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Releases one after the other while users come: promoted, aborted, rolled back, with weights
/// moved by hand, routers replaced and other numbers of containers in between.
public final class ReleasesUnderLoad {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NGINX =
            "head -c 65536 /dev/zero >/usr/share/nginx/html/slow; printf 'server { listen 8080;"
                    + " keepalive_requests 1000000; client_max_body_size 8m; location / { return 200"
                    + " WORD; } location /slow { root /usr/share/nginx/html; limit_rate 32k; } }'"
                    + " >/etc/nginx/conf.d/default.conf; sed -i \"s/WORD/$$WHO/\""
                    + " /etc/nginx/conf.d/default.conf; sed -i 's/access_log .*/access_log off;/'"
                    + " /etc/nginx/nginx.conf; exec nginx -g 'daemon off;'";

    private final ReleaseHome home;
    private final Random random;
    private int version;
    private int replaced;
    private int notReplaced;

    public ReleasesUnderLoad(ReleaseHome home, long seed) {
        this.home = home;
        this.random = new Random(seed);
    }

    /// The first version; returns the port that users come to.
    public int deploy() throws InterruptedException {
        return home.port(home.deploy(file(StrategyName.ROLLING, 1)));
    }

    /// One release, to an end that is drawn; says which.
    public String play(StrategyName strategy) throws InterruptedException {
        var replicas = 1 + random.nextInt(2);
        var id = home.start(file(strategy, replicas));
        return switch (strategy) {
            case ROLLING -> rolling(id);
            case BLUE_GREEN, CANARY -> stepped(id);
            case AB_TEST -> test(id);
        };
    }

    private String rolling(ReleaseId id) throws InterruptedException {
        if (random.nextInt(4) == 0) {
            await(id, s -> s.phase() != Phase.Pending);
            if (Verbs.refusal(home.state(id), Verb.ABORT).isEmpty()) {
                return ended(id, Verb.ABORT);
            }
        }
        await(id, s -> s.phase().isSettled());
        return random.nextInt(4) == 0 ? rolledBack() : "Promoted";
    }

    private String stepped(ReleaseId id) throws InterruptedException {
        await(id, s -> s.phase() == Phase.Paused);
        disturb(id);
        if (random.nextInt(3) == 0) {
            return ended(id, Verb.ABORT);
        }
        ended(id, Verb.PROMOTE_FULL);
        return random.nextInt(3) == 0 ? rolledBack() : "Promoted";
    }

    private String test(ReleaseId id) throws InterruptedException {
        await(id, s -> s.phase() == Phase.Paused);
        disturb(id);
        if (random.nextBoolean()) {
            return ended(id, Verb.ABORT);
        }
        home.releases().promoteVariant(id, "control", "test", "");
        home.releases().ensureDriven();
        await(id, s -> s.phase().isSettled());
        return "control";
    }

    /// Routers that another took over from under load.
    public int replaced() {
        return replaced;
    }

    /// Routers that were to be replaced and were not: the load proves nothing about them.
    public int notReplaced() {
        return notReplaced;
    }

    /// By hand, and with another router.
    private void disturb(ReleaseId id) throws InterruptedException {
        var weight = Weight.percent(random.nextInt(81));
        var isTest = home.state(id).release().test().isPresent();
        home.releases()
                .weight(
                        id,
                        isTest ? Map.of("b", weight, "c", Weight.percent(20)) : Map.of("", weight),
                        "test",
                        "");
        home.releases().ensureDriven();
        await(id, s -> s.effectiveWeight().equals(weight));
        if (random.nextInt(3) == 0) {
            replace(id);
        }
    }

    // On a machine that is too busy the new one may come too late; the old one serves on then.
    private void replace(ReleaseId id) {
        try {
            home.replaceRouter(id);
            replaced++;
        } catch (ProblemException late) {
            notReplaced++;
            System.out.println("the router of " + id + " was not replaced: " + late.summary());
        }
    }

    private String ended(ReleaseId id, Verb verb) throws InterruptedException {
        home.releases().ask(id, verb, "test", "under load");
        home.releases().ensureDriven();
        await(id, s -> s.phase().isSettled());
        return verb.name();
    }

    private String rolledBack() throws InterruptedException {
        var id =
                home.releases()
                        .rollback(home.project(), ReleaseHome.PROD, Optional.empty(), "test", "");
        home.releases().ensureDriven();
        await(id, s -> s.phase().isSettled());
        return "rolled back";
    }

    private void await(ReleaseId id, Predicate<ReleaseStatus> goal) throws InterruptedException {
        var status = home.releases().await(id, goal, PATIENCE);
        if (!goal.test(status)) {
            throw new AssertionError(status + ", " + home.releases().journal(id));
        }
    }

    /// An A/B test has what runs for its plain variant, also after a rollback; everything else is a
    /// new version.
    private String file(StrategyName strategy, int replicas) {
        var said =
                switch (strategy) {
                    case ROLLING -> "strategy: rolling";
                    case BLUE_GREEN -> "strategy: blueGreen\nautoPromotion: false";
                    case CANARY -> "strategy: canary\nsteps: [{setWeight: 30}, {pause: {}}]";
                    case AB_TEST ->
                            "strategy: abTest\nvariants: {control: {weight: 50}, b: {weight: 30, env:"
                                    + " {WHO: b}}, c: {weight: 20, env: {WHO: c}}}";
                };
        if (strategy == StrategyName.AB_TEST) {
            var control = home.serving("web");
            return file(control.replicas(), said, control.environment().get("WHO"));
        }
        version++;
        return file(replicas, said, "v" + version);
    }

    private static String file(int replicas, String said, @Nullable String who) {
        return compose(NGINX, replicas, said + "\nscaleDownDelay: 2s")
                .replace("    command: []", "    command: []\n    environment: {WHO: " + who + "}");
    }

    /// All strategies.
    public static List<StrategyName> all() {
        return List.of(StrategyName.values());
    }
}
