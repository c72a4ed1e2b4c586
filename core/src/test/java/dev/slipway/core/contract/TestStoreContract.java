package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.FlakyTest;
import dev.slipway.core.pipeline.PastTest;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.RunStore;
import dev.slipway.core.pipeline.SlowTest;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestCase.Outcome;
import dev.slipway.core.pipeline.TestName;
import dev.slipway.core.pipeline.TestStore;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a `TestStore` does.
public abstract class TestStoreContract {
    protected static final ProjectName SHOP = new ProjectName("shop");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final TestName ROUNDS = new TestName("CartTest", "rounds");
    private int commits;

    protected abstract RunStore runs();

    protected abstract TestStore store();

    private PipelineRun run(String ref, String hash, TestCase... tests) {
        var revision = new Revision(hash, "Ada", NOW, "change");
        var created = runs().create(SHOP, ref, revision, Trigger.MANUAL, NOW);
        store().save(created.id(), List.of(tests));
        runs().save(Runs.whole(created, Status.SUCCESS));
        return runs().find(created.id()).orElseThrow();
    }

    private PipelineRun run(String ref, Outcome... outcomes) {
        var tests = Arrays.stream(outcomes).map(each -> rounds(each, 10)).toArray(TestCase[]::new);
        return run(ref, "%040x".formatted(++commits), tests);
    }

    private static TestCase rounds(Outcome outcome, int millis) {
        return test("rounds", outcome, millis);
    }

    private static TestCase test(String name, Outcome outcome, int millis) {
        return new TestCase(
                "Test",
                "cart",
                "CartTest",
                name,
                outcome,
                Duration.ofMillis(millis),
                null,
                null,
                null,
                false);
    }

    private TestCase only(PipelineRun run) {
        assertThat(store().tests(run.id())).hasSize(1);
        return store().tests(run.id()).getFirst();
    }

    @Test
    void testsComeBackInOrderAndReplaceEarlierOnes() {
        var run = run("main");
        var failed =
                new TestCase(
                        "Test/unit",
                        "cart",
                        "CartTest",
                        "rounds",
                        Outcome.FAILED,
                        Duration.ofNanos(1_500_001),
                        "expected 2",
                        "at CartTest.java:12",
                        null,
                        false,
                        1,
                        2);
        var classless =
                new TestCase(
                        "Test/unit",
                        "cart",
                        "",
                        "adds",
                        Outcome.PASSED,
                        Duration.ZERO,
                        null,
                        null,
                        "said hello",
                        false);
        store().save(run.id(), List.of(classless));
        store().save(run.id(), List.of(failed, classless, classless));
        assertThat(store().tests(run.id())).containsExactly(failed, classless, classless);
        assertThat(store().tests(run("main").id())).isEmpty();
    }

    @Test
    void aFailureIsNewOnceAndThenKnownSinceThatRun() {
        var first = run("main", Outcome.PASSED);
        var broke = run("main", Outcome.FAILED);
        run("other", Outcome.PASSED);
        var skipped = run("main", Outcome.SKIPPED);
        var still = run("main", Outcome.ERROR);
        run("main", Outcome.PASSED);
        var again = run("main", Outcome.FAILED);
        assertThat(only(first).failingSince()).isZero();
        assertThat(only(broke)).isEqualTo(rounds(Outcome.FAILED, 10).failing(2, true));
        assertThat(only(skipped).failingSince()).isZero();
        assertThat(only(still)).isEqualTo(rounds(Outcome.ERROR, 10).failing(2, false));
        assertThat(only(again)).isEqualTo(rounds(Outcome.FAILED, 10).failing(7, true));
    }

    @Test
    void theFirstRunOfABranchHasNoNewFailures() {
        run("main", Outcome.PASSED);
        assertThat(only(run("topic", Outcome.FAILED)))
                .isEqualTo(rounds(Outcome.FAILED, 10).failing(2, false));
        assertThat(only(run("topic", Outcome.FAILED)).newFailure()).isFalse();
    }

    @Test
    void failuresAreComparedBeforeTheyAreSaved() {
        run("main", Outcome.PASSED);
        run("main", Outcome.FAILED);
        var going = runs().create(SHOP, "main", Runs.REVISION, Trigger.MANUAL, NOW);
        var known = rounds(Outcome.FAILED, 10);
        var fresh = test("adds", Outcome.FAILED, 10);
        var fine = test("pays", Outcome.PASSED, 10);
        assertThat(store().compared(going.id(), List.of(known, fresh, fine)))
                .containsExactly(known.failing(2, false), fresh.failing(3, true), fine);
    }

    @Test
    void aHistoryIsOfTheBranchNewestFirstWithTheWorstOfEachRun() {
        run("main", Outcome.SKIPPED);
        var one = run("main", Outcome.FLAKY);
        run("other", Outcome.ERROR);
        var two = run("main", Outcome.PASSED, Outcome.FAILED, Outcome.PASSED);
        run("main");
        var three = run("main", Outcome.PASSED);
        run("main", Outcome.ERROR);
        var strip = store().history(three.id(), List.of(ROUNDS), 3).getOrDefault(ROUNDS, List.of());
        assertThat(strip)
                .extracting(PastTest::run, PastTest::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(three.id(), Outcome.PASSED),
                        org.assertj.core.groups.Tuple.tuple(two.id(), Outcome.FAILED),
                        org.assertj.core.groups.Tuple.tuple(one.id(), Outcome.FLAKY));
        var past = strip.getFirst();
        assertThat(past.commit()).isEqualTo(three.revision().hash());
        assertThat(past.duration()).isEqualTo(Duration.ofMillis(10));
        assertThat(store().history(three.id(), List.of(new TestName("No", "such")), 3))
                .containsEntry(new TestName("No", "such"), List.of());
    }

    @Test
    void flakyIsWhatToolsSayAndWhatTwoRunsOfOneCommitSay() {
        var hash = "a".repeat(40);
        run("main", hash, rounds(Outcome.PASSED, 1), test("adds", Outcome.FAILED, 1));
        var second = run("main", hash, rounds(Outcome.FAILED, 1), test("adds", Outcome.FAILED, 1));
        var third = run("main", "b".repeat(40), test("pays", Outcome.FLAKY, 1));
        var fourth = run("main", "c".repeat(40), test("pays", Outcome.FLAKY, 1));
        assertThat(third.id()).isNotEqualTo(fourth.id());
        assertThat(store().flaky(SHOP, 10))
                .containsExactly(
                        new FlakyTest(new TestName("CartTest", "pays"), 2, fourth.id(), true),
                        new FlakyTest(ROUNDS, 1, second.id(), false));
        assertThat(store().flaky(SHOP, 1)).hasSize(1);
        assertThat(store().flaky(new ProjectName("app"), 10)).isEmpty();
    }

    @Test
    void theTrendIsOfOneBranch() {
        var one = run("main", Outcome.PASSED);
        run("other", Outcome.PASSED);
        var two = run("main", Outcome.PASSED);
        assertThat(store().trend(SHOP, "main", 10))
                .extracting(point -> point.run())
                .containsExactly(two.id(), one.id());
        assertThat(store().trend(SHOP, "main", 1).getFirst().tests()).isEqualTo(two.tests());
    }

    @Test
    void theSlowestStandFirstBesideTheirMedian() {
        run("main", "1".repeat(40), rounds(Outcome.PASSED, 100));
        run("main", "2".repeat(40), rounds(Outcome.PASSED, 300));
        var last =
                run(
                        "main",
                        "3".repeat(40),
                        test("adds", Outcome.PASSED, 20),
                        rounds(Outcome.PASSED, 200));
        assertThat(store().slowest(last.id(), 5))
                .containsExactly(
                        new SlowTest(ROUNDS, Duration.ofMillis(200), Duration.ofMillis(200)),
                        new SlowTest(
                                new TestName("CartTest", "adds"),
                                Duration.ofMillis(20),
                                Duration.ofMillis(20)));
        assertThat(store().slowest(last.id(), 1)).hasSize(1);
        assertThat(last.id()).isEqualTo(new RunId(SHOP, 3, 1));
    }
}
