package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.compose.ReleaseSpec;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.release.verdict.Verdict;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Releases to which everything happens in any order: people, crashes of the driver, containers
/// that die, an engine that is away. Whatever came, users keep their service and it ends well.
class RandomReleaseTest {
    private static final int RUNS = Integer.getInteger("slipway.random.releases", 1_500);
    private static final long SEED = Long.getLong("slipway.seed", new Random().nextLong());

    @Test
    void noOrderOfEventsBreaksAnInvariant() {
        System.out.println("RandomReleaseTest: -Dslipway.seed=" + SEED + ", " + RUNS + " releases");
        var random = new Random(SEED);
        for (var run = 0; run < RUNS; run++) {
            var seed = random.nextLong();
            assertThat(play(seed)).as("release of seed %s (in %s)", seed, SEED).isEmpty();
        }
    }

    /// One release to which everything happens by this seed; what broke, empty if nothing did.
    static List<String> play(long seed) {
        var random = new Random(seed);
        var scene = scene(random);
        scene.world.startsWithin = Duration.ofMillis(random.nextInt(4_000));
        var events = 20 + random.nextInt(120);
        for (var i = 0; i < events; i++) {
            event(scene, random);
        }
        return calmDown(scene, random);
    }

    private static Scene scene(Random random) {
        var replicas = 1 + random.nextInt(4);
        return switch (random.nextInt(7)) {
            case 5 -> Scene.beside(StrategyName.AB_TEST, replicas, 1 + random.nextInt(3));
            case 6 -> Scene.beside(StrategyName.CANARY, replicas, 1, steps(random));
            case 4 -> new Scene(StrategyName.AB_TEST, replicas);
            case 0 -> new Scene(StrategyName.ROLLING, replicas);
            case 1 -> new Scene(StrategyName.BLUE_GREEN, replicas);
            case 2 -> new Scene(replicas);
            default -> new Scene(StrategyName.CANARY, replicas, steps(random));
        };
    }

    private static ReleaseSpec.Step[] steps(Random random) {
        var steps = new ArrayList<ReleaseSpec.Step>();
        for (var i = random.nextInt(6); i >= 0; i--) {
            steps.add(
                    switch (random.nextInt(7)) {
                        case 4 -> Scene.analysis(Duration.ofSeconds(random.nextInt(60)));
                        case 5 -> Scene.capacity(random.nextInt(101));
                        case 0 -> Scene.pause();
                        case 1 -> Scene.pause(Duration.ofSeconds(random.nextInt(60)));
                        default -> Scene.weight(random.nextInt(101));
                    });
        }
        return steps.toArray(ReleaseSpec.Step[]::new);
    }

    private static void event(Scene scene, Random random) {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> look(scene);
            case 6, 7, 8, 9 -> actOne(scene, random);
            case 10, 11 -> scene.clock.advance(Duration.ofMillis(random.nextInt(3_000)));
            case 12 -> scene.clock.advance(Duration.ofSeconds(random.nextInt(40)));
            case 13 -> person(scene, random);
            case 14 -> {
                hand(scene, random);
                jump(scene, random);
            }
            case 15 -> scene.kill();
            case 16 -> {
                scene.world.users();
                figures(scene, random);
            }
            case 17 -> scene.world.isUnreachable = random.nextInt(3) == 0;
            case 18 -> requestsEnd(scene, random);
            default -> candidateDies(scene, random);
        }
    }

    private static void look(Scene scene) {
        if (!scene.world.isUnreachable) {
            scene.look();
        }
    }

    private static void actOne(Scene scene, Random random) {
        for (var skip = random.nextInt(3); skip > 0 && scene.actions.size() > 1; skip--) {
            scene.actions.addLast(scene.actions.removeFirst());
        }
        if (!scene.actions.isEmpty()) {
            scene.actions.removeFirst().run();
        }
    }

    private static void person(Scene scene, Random random) {
        var verbs =
                List.of(
                        Verb.PROMOTE,
                        Verb.PROMOTE_FULL,
                        Verb.PAUSE,
                        Verb.RESUME,
                        Verb.ABORT,
                        Verb.RETRY);
        var verb = verbs.get(random.nextInt(verbs.size()));
        if (Verbs.refusal(scene.state(), verb).isEmpty()) {
            scene.ask(verb);
        }
    }

    private static void figures(Scene scene, Random random) {
        var all = Verdict.values();
        scene.world.verdicts = Scene.figures(all[random.nextInt(all.length)]);
    }

    private static void jump(Scene scene, Random random) {
        if (Verbs.refusal(scene.state(), Verb.PROMOTE_FULL).isEmpty() && random.nextInt(4) == 0) {
            var steps = scene.state().release().plan().steps().size();
            scene.save(Verbs.toStep(scene.state(), random.nextInt(steps), scene.clock.instant()));
        } else if (Verbs.refusal(scene.state(), Verb.ABORT).isEmpty()
                && scene.state().phase() != Phase.Aborting
                && random.nextInt(8) == 0) {
            scene.save(Moves.steppedAbort(scene.state(), "", scene.clock.instant()));
        }
    }

    private static void hand(Scene scene, Random random) {
        if (Verbs.refusal(scene.state(), Verb.WEIGHT).isEmpty()) {
            var test = scene.state().release().test();
            if (test.isPresent() && random.nextBoolean()) {
                variants(scene, test.get(), random);
            } else {
                scene.hand(random.nextInt(101));
            }
        }
    }

    private static void variants(Scene scene, AbTest test, Random random) {
        if (random.nextInt(4) == 0) {
            var tried = test.sides().subList(1, test.sides().size());
            var winner = tried.get(random.nextInt(tried.size()));
            scene.save(Moves.promoting(scene.state(), winner, scene.clock.instant()).done());
            return;
        }
        var beside = new EnumMap<Side, Weight>(Side.class);
        var left = 100;
        for (var i = 0; i < test.others().size(); i++) {
            var share = random.nextInt(left + 1);
            left -= share;
            beside.put(Side.FURTHER.get(i), Weight.percent(share));
        }
        var weight = Weight.percent(random.nextInt(left + 1));
        scene.save(Verbs.weights(scene.state(), weight, beside, scene.clock.instant()));
    }

    private static void requestsEnd(Scene scene, Random random) {
        scene.world.inFlight.replaceAll((_, count) -> random.nextInt(count + 1));
    }

    private static void candidateDies(Scene scene, Random random) {
        var candidates = scene.world.of(scene.part(), Side.CANDIDATE);
        if (!candidates.isEmpty() && random.nextInt(8) == 0 && !scene.state().phase().isSettled()) {
            candidates.get(random.nextInt(candidates.size())).failure = "exited with code 1";
        }
    }

    /// Nothing disturbs any more: it has to come to an end, and to the right one.
    private static List<String> calmDown(Scene scene, Random random) {
        scene.world.isUnreachable = false;
        for (var i = 0; i < 3_000 && scene.state().needsDriver(); i++) {
            scene.world.inFlight.clear();
            scene.pass(1);
            if (scene.state().phase() == Phase.Paused && i % 100 == 99) {
                scene.ask(random.nextBoolean() ? Verb.PROMOTE : Verb.ABORT);
            }
        }
        var wrong = new ArrayList<>(scene.world.violations);
        var state = scene.state();
        if (state.needsDriver()) {
            wrong.add("it never ends: " + state);
        } else if (state.phase() == Phase.Healthy) {
            expect(scene, Weight.ALL, state.winner(), wrong);
        } else {
            expect(scene, Weight.ALL, Side.STABLE, wrong);
        }
        return wrong;
    }

    private static void expect(Scene scene, Weight weight, Side serving, List<String> wrong) {
        var slot = scene.part().of(serving).flatMap(Generation::slot);
        var ends = slot.map(scene::weight).orElse(weight);
        if (!ends.equals(weight)) {
            wrong.add(serving + " ends at weight " + ends + ", not " + weight);
        }
        var replicas = scene.part().of(serving).map(Generation::replicas).orElse(0);
        if (scene.world.of(scene.part(), serving).size() != replicas) {
            wrong.add("ends with " + scene.world.boxes.keySet());
        }
        if (scene.part().sides().stream()
                .filter(side -> side != serving)
                .anyMatch(side -> !scene.world.of(scene.part(), side).isEmpty())) {
            wrong.add("leaves " + scene.world.boxes.keySet());
        }
    }
}
