package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.release.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The driver dies after its k-th write, for every k: the next one comes to the same end, and what
/// users get does not change in between.
class RestartTest {
    /// How many kills this process has survived, for the bar.
    static final AtomicLong KILLS = new AtomicLong();

    enum Ending {
        FORWARD,
        ABORT
    }

    /// @param abortAt second in which a person aborts, while it is under way
    record Case(String name, Supplier<Scene> scene, int abortAt) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> releases() {
        return cases().stream()
                .flatMap(c -> Stream.of(Ending.values()).map(ending -> Arguments.of(c, ending)));
    }

    static List<Case> cases() {
        return List.of(
                new Case("first deploy", () -> new Scene(2), 1),
                new Case("rolling", () -> new Scene(StrategyName.ROLLING, 3), 4),
                new Case("blue-green", () -> new Scene(StrategyName.BLUE_GREEN, 2), 1),
                new Case("canary", RestartTest::canary, 4),
                new Case("analysed canary", RestartTest::analysed, 6),
                new Case("A/B test", () -> new Scene(StrategyName.AB_TEST, 2), 4),
                new Case("rollback while hot", RestartTest::switchBack, 1));
    }

    private static Scene analysed() {
        var scene =
                new Scene(
                        StrategyName.CANARY,
                        2,
                        Scene.capacity(50),
                        Scene.weight(20),
                        Scene.analysis(Duration.ofSeconds(3)),
                        Scene.weight(60));
        scene.world.verdicts = Scene.figures(Verdict.NOT_ENOUGH_YET);
        return scene;
    }

    private static Scene switchBack() {
        var scene = new Scene(StrategyName.BLUE_GREEN, 2);
        scene.part().candidate().ifPresent(hot -> scene.world.keeps("web", hot));
        return scene;
    }

    private static Scene canary() {
        return new Scene(
                StrategyName.CANARY,
                2,
                Scene.weight(10),
                Scene.pause(Duration.ofSeconds(5)),
                Scene.weight(50));
    }

    @ParameterizedTest
    @MethodSource("releases")
    void everyWriteMayBeTheLast(Case story, Ending ending) {
        var undisturbed = play(story, ending, Integer.MAX_VALUE);
        var expected = end(undisturbed);
        var writes = undisturbed.state().sequence();
        assertThat(writes).isGreaterThan(2);
        for (var k = 1; k <= writes; k++) {
            var scene = play(story, ending, k);
            assertThat(end(scene)).as("killed after write %s of %s", k, writes).isEqualTo(expected);
            assertThat(scene.world.violations).isEmpty();
        }
        KILLS.addAndGet(writes);
    }

    /// Kills the driver as soon as `k` writes were made, in the middle of whatever it was doing.
    private static Scene play(Case story, Ending ending, int k) {
        var scene = story.scene().get();
        var mortal = new MortalStore(scene.store, k);
        scene.use(mortal);
        var isAborted = false;
        for (var second = 0; second < 1_000 && scene.state().needsDriver(); second++) {
            if (ending == Ending.ABORT && second >= story.abortAt() && !isAborted) {
                isAborted = Verbs.refusal(scene.state(), Verb.ABORT).isEmpty();
                if (isAborted) {
                    scene.ask(Verb.ABORT);
                }
            }
            step(scene);
            person(scene);
            scene.world.inFlight.clear();
        }
        return scene;
    }

    /// Where only a person can go on, one does.
    private static void person(Scene scene) {
        var state = scene.state();
        var waits =
                state.reason() == Reason.NotEnoughTraffic
                        || (state.reason() == Reason.PauseStep
                                && state.step()
                                        .filter(ReleaseStep.AwaitPromotion.class::isInstance)
                                        .isPresent());
        if (waits) {
            scene.ask(Verb.PROMOTE);
        }
    }

    private static void step(Scene scene) {
        try {
            scene.look();
            scene.act();
        } catch (MortalStore.Killed killed) {
            var before = scene.weight();
            scene.clock.advance(Duration.ofSeconds(3));
            assertThat(scene.weight()).isEqualTo(before);
            scene.kill();
        }
        scene.clock.advance(Duration.ofSeconds(1));
    }

    private static String end(Scene scene) {
        var state = scene.state();
        return state.phase()
                + " "
                + state.outcome()
                + " "
                + scene.weight()
                + " "
                + scene.world.boxes.keySet();
    }
}
