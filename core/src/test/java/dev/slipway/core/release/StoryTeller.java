package dev.slipway.core.release;

import static dev.slipway.core.release.ReleaseHome.compose;
import static dev.slipway.core.release.ReleaseHome.nginx;

import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.load.LoadGenerator;
import dev.slipway.core.load.User;
import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.release.ReleaseStories.Story;
import dev.slipway.core.traffic.Weight;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Plays stories on a real engine and says what was not as told.
public final class StoryTeller {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TWO_STEPS =
            "strategy: canary\nscaleDownDelay: 60s\nsteps: [{setWeight: 20}, {pause: {}}, {setWeight: 60}, {pause: {}}]";

    private final ReleaseHome home;
    private int port;

    public StoryTeller(ReleaseHome home) {
        this.home = home;
    }

    /// What differs from the table, empty if nothing does.
    public List<String> play(Story story) throws Exception {
        if (!story.strategy().equals("first")) {
            port = home.port(home.deploy(text(story, "good", "one")));
        }
        var id = given(story);
        stands(story, id);
        var end = when(story, id);
        return then(story, end);
    }

    private ReleaseId given(Story story) {
        return home.start(text(story, story.candidate(), "two"));
    }

    private String text(Story story, String candidate, String word) {
        return switch (story.strategy()) {
            case "abTest" ->
                    abTest(candidate, "control: {weight: 50}, b: {weight: 50, env: {WHO: two}}");
            case "abTest3" ->
                    abTest(
                            candidate,
                            "control: {weight: 40}, b: {weight: 30, env: {WHO: two}},"
                                    + " c: {weight: 30, env: {WHO: three}}");
            case "first", "rolling" ->
                    compose(script(candidate, word), 1, "strategy: rolling\nscaleDownDelay: 60s");
            case "checked" ->
                    compose(
                            script(candidate, word),
                            1,
                            """
                            strategy: blueGreen
                            scaleDownDelay: 60s
                            checks:
                              - {name: smoke, http: {path: /, requests: 5}}
                              - {name: inside, image: "nginx:stable", command: [sh, -c, "nc -z web 8080"]}\
                            """);
            case "blueGreen" ->
                    compose(
                            script(candidate, word),
                            1,
                            "strategy: blueGreen\nautoPromotion: false\nscaleDownDelay: 60s");
            case "analysed", "baseline" ->
                    compose(
                            script(candidate, word),
                            1,
                            (story.strategy().equals("baseline") ? "freshBaseline: true\n" : "")
                                    + "strategy: canary\nscaleDownDelay: 60s\nsteps: [{setWeight: 50}, {analysis: {atMost: "
                                    + (story.when().equals("silence") ? "2s" : "60s")
                                    + "}}, {setWeight: 80}, {pause: {}}]");
            default -> compose(script(candidate, word), 1, TWO_STEPS);
        };
    }

    /// One file for both: what runs first is its plain variant.
    private static String abTest(String candidate, String variants) {
        var script =
                script(candidate, "WORD")
                        .replace(
                                "exec nginx",
                                "sed -i \"s/WORD/$$WHO/\" /etc/nginx/conf.d/default.conf; exec nginx");
        return compose(
                        script,
                        1,
                        "strategy: abTest\nscaleDownDelay: 60s\nsticky: cookie\nvariants: {"
                                + variants
                                + "}")
                .replace("    command: []", "    command: []\n    environment: {WHO: one}");
    }

    private static String script(String candidate, String word) {
        return switch (candidate) {
            case "slow" -> "sleep 5; " + nginx(word);
            case "dying" -> "echo the flux is gone; exit 7";
            case "erring" ->
                    nginx(word)
                            .replace(
                                    "'server {",
                                    "'split_clients \"$$request_id\" $$fail { 20%% 1; * 0; } server {")
                            .replace(
                                    "location / {", "location / { if ($$fail) { return 500 bad; }");
            case "broken" -> nginx(word).replace("return 200", "return 500");
            default -> nginx(word);
        };
    }

    private void stands(Story story, ReleaseId id) throws InterruptedException {
        switch (story.at()) {
            case "-" -> {}
            case "Held" -> {
                await(id, s -> s.phase() == Phase.Paused);
                ask(id, Verb.PAUSE);
            }
            case "Promoting" -> {
                await(id, s -> s.phase() == Phase.Progressing);
                ask(id, Verb.PROMOTE_FULL);
                await(id, s -> s.phase() == Phase.Promoting);
            }
            case "Degraded" -> {
                await(id, s -> s.phase() == Phase.Paused);
                ask(id, Verb.ABORT);
                await(id, s -> s.phase() == Phase.Degraded && s.allows(Verb.RETRY));
            }
            case "Analysing" ->
                    await(
                            id,
                            s ->
                                    s.step() == 1
                                            && s.phase() == Phase.Progressing
                                            && s.effectiveWeight().equals(Weight.percent(50)));
            case "Healthy" -> {
                await(id, s -> s.phase() == Phase.Healthy || s.phase() == Phase.Paused);
                if (home.releases().status(id).phase() == Phase.Paused) {
                    ask(id, Verb.PROMOTE);
                }
                await(id, s -> s.phase() == Phase.Healthy);
            }
            default -> await(id, s -> s.phase() == Phase.valueOf(story.at()));
        }
    }

    private ReleaseStatus await(ReleaseId id, Predicate<ReleaseStatus> goal)
            throws InterruptedException {
        var status = home.releases().await(id, goal, PATIENCE);
        if (!goal.test(status)) {
            throw new AssertionError(
                    "it never stands there: " + status + ", " + home.releases().journal(id));
        }
        return status;
    }

    private void ask(ReleaseId id, Verb verb) {
        home.releases().ask(id, verb, "test", "story");
        home.releases().ensureDriven();
    }

    private ReleaseId when(Story story, ReleaseId id) throws Exception {
        var releases = home.releases();
        var words = story.when().split(" ");
        switch (words[0]) {
            case "-", "silence" -> {}
            case "users" -> users(story, id);
            case "weight" -> releases.weight(id, weights(words[1]), "test", "");
            case "step" -> releases.toStep(id, Integer.parseInt(words[1]) - 1, "test", "");
            case "supersede" -> {
                return superseded(story);
            }
            case "rollback" -> {
                return rolledBack();
            }
            case "kill" -> kill(words[1]);
            case "promote" -> promote(id, words);
            case "abort" -> {
                if (words.length > 1) {
                    releases.abortStepped(id, "test", "");
                } else {
                    ask(id, Verb.ABORT);
                }
            }
            default -> ask(id, Verb.valueOf(words[0].toUpperCase(java.util.Locale.ROOT)));
        }
        releases.ensureDriven();
        return id;
    }

    /// `30`, or `b=20,c=30`.
    private static Map<String, Weight> weights(String text) {
        var weights = new java.util.TreeMap<String, Weight>();
        for (var part : text.split(",")) {
            var at = part.indexOf('=') + 1;
            weights.put(
                    part.substring(0, Math.max(0, at - 1)),
                    Weight.percent(Integer.parseInt(part.substring(at))));
        }
        return weights;
    }

    private void promote(ReleaseId id, String[] words) {
        if (words.length == 1) {
            ask(id, Verb.PROMOTE);
        } else if (words[1].equals("full")) {
            ask(id, Verb.PROMOTE_FULL);
        } else {
            home.releases().promoteVariant(id, words[1], "test", "");
        }
    }

    private void users(Story story, ReleaseId id) throws InterruptedException {
        try (var _ = LoadGenerator.start(port, 2, true, 100_000)) {
            await(id, s -> isAsTold(story, s));
        }
    }

    private ReleaseId rolledBack() {
        var id =
                home.releases()
                        .rollback(home.project(), ReleaseHome.PROD, Optional.empty(), "test", "");
        home.releases().ensureDriven();
        return id;
    }

    private ReleaseId superseded(Story story) {
        var plain = home.request(text(story, "good", "three"));
        var id =
                home.releases()
                        .start(
                                new ReleaseRequest(
                                        plain.project(),
                                        plain.environment(),
                                        plain.run(),
                                        plain.images(),
                                        plain.composeText(),
                                        plain.composePath(),
                                        plain.service(),
                                        plain.strategy(),
                                        plain.steps(),
                                        plain.publish(),
                                        true,
                                        plain.by()));
        home.releases().ensureDriven();
        return id;
    }

    private void kill(String what) {
        var containers =
                what.equals("router")
                        ? home.engine()
                                .containers()
                                .list(Map.of(Labels.HOME, home.home().id(), Labels.ROLE, "router"))
                        : home.containers().stream().filter(c -> isNewest(c)).toList();
        containers.forEach(c -> home.engine().containers().kill(c.id(), "SIGKILL"));
    }

    private boolean isNewest(ContainerState container) {
        return home.containers().stream()
                .map(c -> c.labels().getOrDefault(Site.VERSION, ""))
                .max(java.util.Comparator.naturalOrder())
                .equals(Optional.of(container.labels().getOrDefault(Site.VERSION, "")));
    }

    private List<String> then(Story story, ReleaseId id) throws Exception {
        var status = home.releases().await(id, s -> isAsTold(story, s), PATIENCE);
        var wrong = new ArrayList<String>();
        if (!isAsTold(story, status)) {
            wrong.add(status + ", journal " + home.releases().journal(id));
            return wrong;
        }
        if (!story.strategy().equals("first") && !serves(port)) {
            wrong.add("users get no answer at the end");
        }
        return wrong;
    }

    private static boolean isAsTold(Story story, ReleaseStatus status) {
        return status.phase() == story.phase()
                && status.outcome().equals(story.outcome())
                && status.effectiveWeight().equals(Weight.percent(story.weight()))
                && status.reason().equals(story.reason());
    }

    // A router that was killed is back within a second.
    private static boolean serves(int port) throws InterruptedException {
        for (var tries = 0; tries < 40; tries++) {
            try (var user = new User(port, false)) {
                if (user.get().status() == 200) {
                    return true;
                }
            } catch (IOException soon) {
                // looked again below
            }
            dev.slipway.core.time.Timer.system().pause(Duration.ofMillis(100));
        }
        return false;
    }
}
