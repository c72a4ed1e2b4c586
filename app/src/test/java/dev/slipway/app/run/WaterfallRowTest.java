package dev.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.MadeHome;
import dev.slipway.app.RunMaker;
import dev.slipway.core.pipeline.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaterfallRowTest {
    private final RunMaker maker = new RunMaker("main", "x", MadeHome.NOW);

    @Test
    void theSlowestBranchAndTheSequenceAreTheCriticalPath() {
        var stages =
                List.of(
                        maker.group(
                                "T",
                                Status.SUCCESS,
                                true,
                                maker.stage("T/quick", Status.SUCCESS, 2, 2, "true"),
                                maker.stage("T/slow", Status.SUCCESS, 9, 2, "true")),
                        maker.stage("B", Status.NOT_BUILT, 0, 0, ""));

        var rows = WaterfallRow.of(stages, MadeHome.NOW, MadeHome.NOW.plusSeconds(60));

        assertThat(rows)
                .filteredOn(WaterfallRow::critical)
                .extracting(row -> row.stage().path())
                .containsExactly("T", "T/slow");
        assertThat(rows).extracting(WaterfallRow::depth).containsExactly(0, 1, 1, 0);
    }

    @Test
    void thePartsOfAStageMakeUpTheWhole() {
        var stage = maker.stage("B", Status.SUCCESS, 10, 4, "true");

        var row = WaterfallRow.of(List.of(stage), MadeHome.NOW, MadeHome.NOW).getFirst();

        var sum =
                row.segments().stream()
                        .map(WaterfallRow.Segment::length)
                        .reduce(Duration.ZERO, Duration::plus);
        assertThat(sum).isEqualTo(Duration.ofSeconds(10));
        assertThat(row.segments())
                .extracting(WaterfallRow.Segment::kind)
                .containsExactly(WaterfallRow.Kind.values());
    }

    @Test
    void theAxisHoldsTheUsualDurationToo() {
        var stage = maker.stage("B", Status.SUCCESS, 2, 30, "true");
        var rows = WaterfallRow.of(List.of(stage), MadeHome.NOW, MadeHome.NOW);

        assertThat(WaterfallRow.extent(rows)).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(TimeAxis.ticks(Duration.ofSeconds(30), 600))
                .extracting(TimeAxis::words)
                .containsExactly("0s", "5s", "10s", "15s", "20s", "25s", "30s");
    }

    @Test
    void aRunningStageIsAsLongAsItHasTakenSoFar() {
        var stage = maker.stage("B", Status.RUNNING, 0, 30, "true");

        var row =
                WaterfallRow.of(List.of(stage), MadeHome.NOW, MadeHome.NOW.plusSeconds(12))
                        .getFirst();

        assertThat(row.spent()).isBetween(Duration.ofSeconds(11), Duration.ofSeconds(12));
        assertThat(StageTimings.difference(stage, MadeHome.NOW.plusSeconds(90))).isEmpty();
    }
}
