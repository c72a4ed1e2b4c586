package dev.slipway.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.source.CommitLanes.Line;
import dev.slipway.core.source.CommitLanes.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommitLanesTest {
    private static Commit commit(String hash, String... parents) {
        return new Commit(new Revision(hash, "li", Instant.EPOCH, hash), List.of(parents));
    }

    private static List<Integer> lanes(Commit... commits) {
        return CommitLanes.of(List.of(commits)).stream().map(CommitLanes.Row::lane).toList();
    }

    @Test
    void aLineOfDescentKeepsItsLane() {
        assertThat(lanes(commit("c", "b"), commit("b", "a"), commit("a"))).containsExactly(0, 0, 0);
    }

    @Test
    void aMergeOpensALaneThatEndsWhereTheBranchBegan() {
        var rows =
                CommitLanes.of(
                        List.of(
                                commit("m", "b", "f"),
                                commit("f", "a"),
                                commit("b", "a"),
                                commit("a")));
        assertThat(rows).extracting(CommitLanes.Row::lane).containsExactly(0, 1, 0, 0);
        assertThat(rows.getFirst().lines())
                .containsExactly(new Line(0, 0, Part.BELOW), new Line(0, 1, Part.BELOW));
        assertThat(rows.getLast().lines())
                .as("both lanes come together above the commit they began at")
                .containsExactlyInAnyOrder(new Line(0, 0, Part.ABOVE), new Line(1, 0, Part.ABOVE));
        assertThat(rows).extracting(CommitLanes.Row::width).containsExactly(2, 2, 2, 2);
    }

    @Test
    void aLaneThatEndedIsTakenAgain() {
        assertThat(
                        lanes(
                                commit("h2", "m"),
                                commit("h1", "m"),
                                commit("m", "k"),
                                commit("k", "j", "x"),
                                commit("x", "j"),
                                commit("j")))
                .containsExactly(0, 1, 0, 0, 1, 0);
    }

    @Test
    void aParentThatIsNotThereLeavesAnOpenEnd() {
        var rows = CommitLanes.of(List.of(commit("b", "a")));
        assertThat(rows.getFirst().lines()).containsExactly(new Line(0, 0, Part.BELOW));
    }

    @Test
    void inAnyHistoryEveryLineGoesOnInTheNextRow() {
        for (int seed = 0; seed < 300; seed++) {
            var commits = history(new Random(seed));
            var rows = CommitLanes.of(commits);
            for (int i = 0; i + 1 < rows.size(); i++) {
                assertThat(lower(rows.get(i)))
                        .as("seed %s row %s", seed, i)
                        .isEqualTo(upper(rows.get(i + 1)));
            }
            for (var row : rows) {
                var lines = row.lines().stream().filter(l -> l.part() == Part.BELOW).toList();
                assertThat(lines).hasSameSizeAs(Set.copyOf(row.commit().parents()));
                assertThat(row.lines())
                        .as("nothing goes through the commit's own place")
                        .noneMatch(l -> l.part() == Part.THROUGH && l.from() == row.lane());
            }
        }
    }

    private static Set<Integer> lower(CommitLanes.Row row) {
        return row.lines().stream()
                .filter(l -> l.part() != Part.ABOVE)
                .map(Line::to)
                .collect(Collectors.toSet());
    }

    private static Set<Integer> upper(CommitLanes.Row row) {
        return row.lines().stream()
                .filter(l -> l.part() != Part.BELOW)
                .map(Line::from)
                .collect(Collectors.toSet());
    }

    /// Thirty commits, each with up to three parents among those below it.
    private static List<Commit> history(Random random) {
        var commits = new ArrayList<Commit>();
        for (int i = 30; i > 0; i--) {
            int number = i;
            var parents =
                    Stream.generate(() -> random.nextInt(number))
                            .limit(number == 1 ? 0 : 1 + random.nextInt(10) / 8)
                            .filter(p -> p > 0)
                            .map(p -> "c" + p)
                            .toArray(String[]::new);
            commits.add(commit("c" + number, parents));
        }
        return commits;
    }
}
