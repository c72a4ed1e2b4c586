package dev.slipway.app.run;

import dev.slipway.app.text.Amounts;
import dev.slipway.app.text.Texts;
import dev.slipway.app.theme.StatusIcon;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.pipeline.StageResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.CubicCurve;
import org.jspecify.annotations.Nullable;

/// The stages of one run, or of a pipeline that may run, as a graph. Made anew only when other
/// stages are there; otherwise its nodes show what is new. FX thread only.
public final class GraphView extends ScrollPane {
    private final Texts texts;
    private final Consumer<String> select;
    private final boolean timed;
    private final Pane pane = new Pane();
    private final Map<String, StageNode> nodes = new LinkedHashMap<>();
    private final Map<String, GroupCaption> captions = new LinkedHashMap<>();
    private List<String> shape = List.of();
    private @Nullable String chosen;

    public GraphView(Texts texts, Consumer<String> select) {
        this(texts, select, true);
    }

    /// Of a pipeline that does not run: without states and times.
    public static GraphView ofPlan(Texts texts, Consumer<String> select) {
        return new GraphView(texts, select, false);
    }

    private GraphView(Texts texts, Consumer<String> select, boolean timed) {
        this.timed = timed;
        this.texts = texts;
        this.select = select;
        setId("stage-graph");
        setContent(pane);
        setPannable(true);
        getStyleClass().addAll("stage-graph", "edge-to-edge");
        pane.getStyleClass().add("stage-pane");
    }

    public void show(List<StageResult> stages, Instant now) {
        var newShape = new ArrayList<String>();
        stages.stream()
                .flatMap(StageResult::flatten)
                .forEach(stage -> newShape.add(stage.path() + stage.parallel()));
        if (!newShape.equals(shape)) {
            shape = newShape;
            build(GraphLayout.of(stages));
        }
        stages.stream()
                .flatMap(StageResult::flatten)
                .forEach(stage -> {
                    var node = nodes.get(stage.path());
                    if (node != null) {
                        node.show(stage, now);
                    }
                    var caption = captions.get(stage.path());
                    if (caption != null) {
                        caption.show(stage, now);
                    }
                });
    }

    double wantedHeight() {
        return pane.getPrefHeight() + 4;
    }

    /// Marks one stage and brings it into sight.
    void choose(@Nullable String path) {
        chosen = path;
        nodes.forEach((at, node) -> node.chosen(at.equals(path)));
        captions.forEach((at, caption) -> caption.chosen(at.equals(path)));
    }

    private void build(GraphLayout layout) {
        pane.getChildren().clear();
        nodes.clear();
        captions.clear();
        pane.setMinSize(layout.width(), layout.height());
        pane.setPrefSize(layout.width(), layout.height());
        layout.groups().forEach(this::group);
        layout.edges().forEach(edge -> pane.getChildren().add(curve(edge)));
        layout.nodes().forEach(this::node);
        choose(chosen);
    }

    private void node(GraphLayout.Node placed) {
        var node = new StageNode(texts, placed.stage(), select);
        node.resizeRelocate(placed.x(), placed.y(), placed.width(), GraphLayout.NODE_HEIGHT);
        node.setPrefSize(placed.width(), GraphLayout.NODE_HEIGHT);
        node.setMinSize(placed.width(), GraphLayout.NODE_HEIGHT);
        node.setMaxSize(placed.width(), GraphLayout.NODE_HEIGHT);
        node.setLayoutX(placed.x());
        node.setLayoutY(placed.y());
        node.timed(timed);
        nodes.put(placed.stage().path(), node);
        pane.getChildren().add(node);
    }

    private void group(GraphLayout.Group placed) {
        if (!placed.stage().parallel()) {
            var frame = new Region();
            frame.getStyleClass().add("stage-frame");
            frame.setMinSize(placed.width(), placed.height());
            frame.setPrefSize(placed.width(), placed.height());
            frame.relocate(placed.x(), placed.y());
            pane.getChildren().add(frame);
        }
        var caption = new GroupCaption(texts, placed, select);
        captions.put(placed.stage().path(), caption);
        pane.getChildren().add(caption);
    }

    private static CubicCurve curve(GraphLayout.Edge edge) {
        double middle = (edge.fromX() + edge.toX()) / 2;
        var curve =
                new CubicCurve(
                        edge.fromX(),
                        edge.fromY(),
                        middle,
                        edge.fromY(),
                        middle,
                        edge.toY(),
                        edge.toX(),
                        edge.toY());
        curve.getStyleClass().add("stage-edge");
        curve.setMouseTransparent(true);
        return curve;
    }

    /// The name of a group over its stages.
    private static final class GroupCaption extends HBox {
        private final StatusIcon icon = new StatusIcon(Tone.UNKNOWN);
        private final Label words = new Label();
        private final Texts texts;

        GroupCaption(Texts texts, GraphLayout.Group placed, Consumer<String> select) {
            super(6);
            this.texts = texts;
            setId("stage-" + placed.stage().path());
            getStyleClass().add("stage-caption");
            setAlignment(Pos.CENTER);
            getChildren().addAll(icon, words);
            setPrefWidth(placed.width());
            relocate(placed.x(), placed.y());
            setOnMouseClicked(e -> select.accept(placed.stage().path()));
        }

        void show(StageResult stage, Instant now) {
            icon.show(Tone.of(stage.status()));
            words.setText(
                    stage.startedAt() == null
                            ? stage.name()
                            : stage.name()
                                    + "  "
                                    + Amounts.duration(StageTimings.spent(stage, now)));
            setAccessibleText(
                    stage.path() + " " + texts.of("common.status." + stage.status().word()));
        }

        void chosen(boolean on) {
            words.setUnderline(on);
        }
    }
}
