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
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.CubicCurve;
import org.jspecify.annotations.Nullable;

/// The stages of one run, or of a pipeline that may run, as a graph. Made anew only when other
/// stages are there; otherwise its nodes show what is new. Of a very large graph only what is in
/// sight, or one screen from it, is there. FX thread only.
public final class GraphView extends ScrollPane {
    /// Up to so many stages all are made at once.
    private static final int SMALL = 150;

    /// What is in sight at least, before the view has its size.
    private static final double SIGHT = 400;

    /// A part of the drawing that is not made yet. @param bounds where it will be
    private record Place(Bounds bounds, Runnable make) {}

    private final Texts texts;
    private final Consumer<String> select;
    private final boolean timed;
    private final Pane pane = new Pane();
    private final Map<String, StageNode> nodes = new LinkedHashMap<>();
    private final Map<String, GroupCaption> captions = new LinkedHashMap<>();
    private final List<Place> unmade = new ArrayList<>();
    private Map<String, StageResult> stages = Map.of();
    private Instant now = Instant.EPOCH;
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
        vvalueProperty().subscribe(this::makeSeen);
        hvalueProperty().subscribe(this::makeSeen);
        viewportBoundsProperty().subscribe(this::makeSeen);
    }

    public void show(List<StageResult> newStages, Instant at) {
        now = at;
        stages =
                newStages.stream()
                        .flatMap(StageResult::flatten)
                        .collect(
                                Collectors.toMap(
                                        StageResult::path,
                                        Function.identity(),
                                        (first, second) -> second,
                                        LinkedHashMap::new));
        var newShape =
                newStages.stream()
                        .flatMap(StageResult::flatten)
                        .map(stage -> stage.path() + stage.parallel())
                        .toList();
        if (!newShape.equals(shape)) {
            shape = newShape;
            build(GraphLayout.of(newStages));
        }
        nodes.forEach((path, node) -> ifThere(path, stage -> node.show(stage, now)));
        captions.forEach((path, caption) -> ifThere(path, stage -> caption.show(stage, now)));
    }

    private void ifThere(String path, Consumer<StageResult> show) {
        var stage = stages.get(path);
        if (stage != null) {
            show.accept(stage);
        }
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
        unmade.clear();
        layout.groups().forEach(this::plan);
        layout.edges().forEach(this::plan);
        layout.nodes().forEach(this::plan);
        if (unmade.size() <= 2 * SMALL) {
            unmade.forEach(place -> place.make.run());
            unmade.clear();
        }
        makeSeen();
        choose(chosen);
    }

    private void plan(GraphLayout.Group placed) {
        var bounds = new BoundingBox(placed.x(), placed.y(), placed.width(), placed.height());
        unmade.add(new Place(bounds, () -> group(placed)));
    }

    private void plan(GraphLayout.Node placed) {
        var bounds =
                new BoundingBox(placed.x(), placed.y(), placed.width(), GraphLayout.NODE_HEIGHT);
        unmade.add(new Place(bounds, () -> node(placed)));
    }

    private void plan(GraphLayout.Edge edge) {
        var bounds =
                new BoundingBox(
                        Math.min(edge.fromX(), edge.toX()),
                        Math.min(edge.fromY(), edge.toY()),
                        Math.abs(edge.toX() - edge.fromX()),
                        Math.abs(edge.toY() - edge.fromY()));
        unmade.add(new Place(bounds, () -> pane.getChildren().add(curve(edge))));
    }

    /// Makes what is in sight or one screen from it, in the order it was planned.
    private void makeSeen() {
        if (unmade.isEmpty()) {
            return;
        }
        var near = near();
        var seen = unmade.stream().filter(place -> place.bounds.intersects(near)).toList();
        if (seen.isEmpty()) {
            return;
        }
        unmade.removeIf(place -> place.bounds.intersects(near));
        seen.forEach(place -> place.make.run());
        nodes.forEach((path, node) -> ifThere(path, stage -> node.show(stage, now)));
        captions.forEach((path, caption) -> ifThere(path, stage -> caption.show(stage, now)));
        choose(chosen);
    }

    private Bounds near() {
        var view = getViewportBounds();
        double x = getHvalue() * Math.max(0, pane.getPrefWidth() - view.getWidth());
        double y = getVvalue() * Math.max(0, pane.getPrefHeight() - view.getHeight());
        return new BoundingBox(
                x - view.getWidth(),
                y - view.getHeight(),
                3 * Math.max(view.getWidth(), SIGHT),
                3 * Math.max(view.getHeight(), SIGHT));
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
