package dev.slipway.core.pipeline.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.RunArchive.Entry;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.settings.Retention;
import dev.slipway.core.source.ProjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RotationTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final ProjectName SHOP = new ProjectName("shop");

    /// Newest first.
    private final List<Entry> entries = new ArrayList<>();

    private void run(int number, String ref, Status status, int daysAgo) {
        attempt(number, 1, ref, status, daysAgo, false);
    }

    private void attempt(
            int number, int attempt, String ref, Status status, int daysAgo, boolean isKept) {
        entries.addFirst(
                new Entry(
                        new RunId(SHOP, number, attempt),
                        ref,
                        NOW.minus(Duration.ofDays(daysAgo)),
                        status,
                        true,
                        isKept));
    }

    private Rotation rotation(Retention rule, Set<RunId> held) {
        return Rotation.of(entries, rule, held, ref -> !ref.startsWith("gone"), NOW);
    }

    private static List<String> numbers(List<RunId> runs) {
        return runs.stream().map(it -> it.number() + "." + it.attempt()).sorted().toList();
    }

    @Test
    void theNewestOfEachBranchStay() {
        for (var number = 1; number <= 6; number++) {
            run(number, number % 2 == 0 ? "main" : "dev", Status.SUCCESS, 10 - number);
        }
        var going = rotation(new Retention(2, 0, 0, 0), Set.of());
        assertThat(numbers(going.runs())).containsExactly("1.1", "2.1");
        assertThat(going.artifacts()).isEmpty();
    }

    @Test
    void attemptsGoWithTheirRun() {
        run(1, "main", Status.FAILURE, 3);
        attempt(1, 2, "main", Status.FAILURE, 3, false);
        run(2, "main", Status.SUCCESS, 2);
        attempt(2, 2, "main", Status.FAILURE, 2, false);
        run(3, "main", Status.FAILURE, 1);
        assertThat(numbers(rotation(new Retention(1, 0, 0, 0), Set.of()).runs()))
                .containsExactly("1.1", "1.2");
    }

    @Test
    void theLastSuccessAndTheLastThatWasNoFailureStay() {
        run(1, "main", Status.SUCCESS, 50);
        run(2, "main", Status.SUCCESS, 40);
        run(3, "main", Status.UNSTABLE, 30);
        run(4, "main", Status.FAILURE, 20);
        run(5, "main", Status.FAILURE, 10);
        assertThat(numbers(rotation(new Retention(1, 0, 0, 0), Set.of()).runs()))
                .containsExactly("1.1", "4.1");
    }

    @Test
    void whatIsKeptHeldOrGoingOnStays() {
        run(1, "main", Status.FAILURE, 9);
        attempt(2, 1, "main", Status.FAILURE, 8, true);
        run(3, "main", Status.RUNNING, 7);
        run(4, "main", Status.FAILURE, 6);
        run(5, "main", Status.SUCCESS, 5);
        var held = Set.of(new RunId(SHOP, 4, 1));
        assertThat(numbers(rotation(new Retention(1, 1, 1, 1), held).runs()))
                .containsExactly("1.1");
    }

    @Test
    void oldRunsGoByTheirAge() {
        run(1, "main", Status.SUCCESS, 31);
        run(2, "gone/branch", Status.SUCCESS, 31);
        run(3, "main", Status.FAILURE, 31);
        run(4, "main", Status.FAILURE, 29);
        assertThat(numbers(rotation(new Retention(0, 30, 0, 0), Set.of()).runs()))
                .containsExactly("2.1", "3.1");
    }

    @Test
    void theNewestRunOfAProjectStaysSoThatNumbersCountOn() {
        run(1, "gone", Status.FAILURE, 99);
        run(2, "gone", Status.FAILURE, 98);
        assertThat(numbers(rotation(new Retention(0, 1, 0, 0), Set.of()).runs()))
                .containsExactly("1.1");
    }

    @Test
    void artifactsGoBeforeTheirRuns() {
        for (var number = 1; number <= 4; number++) {
            run(number, "main", Status.FAILURE, 10 - number);
        }
        var going = rotation(new Retention(3, 0, 1, 0), Set.of());
        assertThat(numbers(going.runs())).containsExactly("1.1");
        assertThat(numbers(going.artifacts())).containsExactly("2.1", "3.1");
    }

    @Test
    void commitsAskedForByTheirHashCountAsOneBranch() {
        for (var number = 1; number <= 3; number++) {
            run(number, (number + "0123456789").repeat(4).substring(0, 40), Status.FAILURE, 1);
        }
        assertThat(numbers(rotation(new Retention(2, 0, 0, 0), Set.of()).runs()))
                .containsExactly("1.1");
    }
}
