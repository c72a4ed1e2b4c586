package dev.slipway.app.run;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.core.pipeline.PipelineRun;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The stages of a run as graph or as waterfall; which of them is remembered. FX thread only.
final class StagesView extends BorderPane {
    private final AppContext context;
    private final GraphView graph;
    private final WaterfallView waterfall;
    private final ToggleButton asGraph;
    private final ToggleButton asWaterfall;
    private final Label empty;

    StagesView(AppContext context, Consumer<String> select) {
        this.context = context;
        this.graph = new GraphView(context.texts(), select);
        this.waterfall = new WaterfallView(context.texts(), select);
        this.asGraph = toggle("graph", Styles.LEFT_PILL);
        this.asWaterfall = toggle("waterfall", Styles.RIGHT_PILL);
        this.empty = new Label(context.text("run.noStages"));
        empty.getStyleClass().add("muted");
        getStyleClass().add("stages");
        setMinHeight(120);
        connect();
        setCenter(new StackPane(graph, waterfall, empty));
    }

    private void connect() {
        var group = new ToggleGroup();
        group.getToggles().addAll(asGraph, asWaterfall);
        group.selectToggle(context.preferences().waterfall() ? asWaterfall : asGraph);
        group.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null) {
                        group.selectToggle(Objects.requireNonNull(before));
                    }
                });
        graph.visibleProperty().bind(asGraph.selectedProperty());
        waterfall.visibleProperty().bind(asWaterfall.selectedProperty());
        asWaterfall
                .selectedProperty()
                .subscribe((before, now) -> {
                    if (!now.equals(before)) {
                        context.preferences().waterfall(now);
                    }
                });
    }

    /// Chooses between graph and waterfall; it has its place in the head of the page.
    HBox tools() {
        var tools = new HBox(asGraph, asWaterfall);
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.setMinWidth(USE_PREF_SIZE);
        return tools;
    }

    /// The height at which nothing has to be scrolled.
    double wantedHeight() {
        return asGraph.isSelected() ? graph.wantedHeight() : waterfall.wantedHeight();
    }

    private ToggleButton toggle(String key, String shape) {
        var toggle = new ToggleButton(context.text("run." + key));
        toggle.setId("show-" + key);
        toggle.getStyleClass().addAll(shape, Styles.SMALL);
        return toggle;
    }

    void show(PipelineRun run, Instant now) {
        var began = run.startedAt();
        empty.setVisible(run.stages().isEmpty());
        graph.show(run.stages(), now);
        waterfall.show(run.stages(), began == null ? run.queuedAt() : began, now);
    }

    void choose(@Nullable String path) {
        graph.choose(path);
        waterfall.choose(path);
    }
}
