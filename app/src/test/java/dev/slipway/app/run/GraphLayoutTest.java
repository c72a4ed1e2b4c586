package dev.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.MadeHome;
import dev.slipway.app.RunMaker;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphLayoutTest {
    private final RunMaker maker = new RunMaker("main", "x", MadeHome.NOW);

    private StageResult stage(String path) {
        return maker.stage(path, Status.SUCCESS, 1, 1, "true");
    }

    private StageResult group(String path, boolean parallel, StageResult... children) {
        return maker.group(path, Status.SUCCESS, parallel, children);
    }

    private static GraphLayout.Node node(GraphLayout layout, String path) {
        return layout.nodes().stream()
                .filter(n -> n.stage().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSequenceRunsAlongOneLine() {
        var layout = GraphLayout.of(List.of(stage("A"), stage("B"), stage("C")));

        assertThat(layout.nodes())
                .extracting(GraphLayout.Node::y)
                .containsOnly(node(layout, "A").y());
        assertThat(node(layout, "B").x())
                .isGreaterThan(node(layout, "A").x() + node(layout, "A").width());
        assertThat(layout.edges()).hasSize(2);
    }

    @Test
    void parallelStagesLieBelowEachOtherAndTheLineGoesOnInTheirMiddle() {
        var layout =
                GraphLayout.of(
                        List.of(
                                stage("A"),
                                group("T", true, stage("T/1"), stage("T/2"), stage("T/3")),
                                stage("B")));

        assertThat(node(layout, "T/1").x()).isEqualTo(node(layout, "T/3").x());
        assertThat(node(layout, "T/2").y())
                .isBetween(node(layout, "T/1").y() + 40, node(layout, "T/3").y() - 40);
        assertThat(node(layout, "A").y())
                .isEqualTo(node(layout, "B").y())
                .isEqualTo(node(layout, "T/2").y());
    }

    @Test
    void nothingOverlapsHoweverDeepItIsNested() {
        var deep =
                group(
                        "P",
                        true,
                        group(
                                "P/a",
                                false,
                                stage("P/a/1"),
                                group("P/a/2", true, stage("P/a/2/x"), stage("P/a/2/y"))),
                        stage("P/b"),
                        group("P/c", false, stage("P/c/1"), stage("P/c/2")));
        var layout = GraphLayout.of(List.of(stage("A"), deep, stage("Z")));

        for (var one : layout.nodes()) {
            assertThat(one.x()).isNotNegative();
            assertThat(one.y()).isNotNegative();
            assertThat(one.x() + one.width()).isLessThanOrEqualTo(layout.width());
            assertThat(one.y() + GraphLayout.NODE_HEIGHT).isLessThanOrEqualTo(layout.height());
            for (var other : layout.nodes()) {
                assertThat(one == other || apart(one, other))
                        .as("%s and %s", one.stage().path(), other.stage().path())
                        .isTrue();
            }
        }
        assertThat(layout.groups()).hasSize(4);
    }

    private static boolean apart(GraphLayout.Node one, GraphLayout.Node other) {
        return one.x() + one.width() <= other.x()
                || other.x() + other.width() <= one.x()
                || one.y() + GraphLayout.NODE_HEIGHT <= other.y()
                || other.y() + GraphLayout.NODE_HEIGHT <= one.y();
    }

    @Test
    void aThousandStagesArePlacedInNoTime() {
        var children = new StageResult[1000];
        for (int i = 0; i < children.length; i++) {
            children[i] = stage("M/" + i);
        }
        long begin = System.nanoTime();

        var layout = GraphLayout.of(List.of(group("M", true, children)));

        assertThat(layout.nodes()).hasSize(1000);
        assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(2000);
    }
}
