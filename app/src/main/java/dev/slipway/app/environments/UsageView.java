package dev.slipway.app.environments;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.fx.Tiles;
import dev.slipway.app.text.Amounts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Processor and memory of the containers at a spot since the page was opened. FX thread only.
final class UsageView extends ScrollPane {
    private final AppContext context;
    private final UsageHistory history;
    private final UsageChart cpu;
    private final UsageChart memory;
    private final FlowPane legend = new FlowPane(16, 4);

    UsageView(AppContext context, UsageHistory history) {
        this.context = context;
        this.history = history;
        cpu =
                new UsageChart(
                        context.text("environments.usage.cpu"),
                        1,
                        UsageHistory.Point::cpuPercent,
                        ContainerWords::percent);
        memory =
                new UsageChart(
                        context.text("environments.usage.memory"),
                        1e6,
                        UsageHistory.Point::memoryBytes,
                        bytes -> Amounts.size((long) bytes));
        setId("usage-view");
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        var body = new VBox(12, new Tiles(300, 12, cpu, memory), legend);
        body.getStyleClass().add("spot-tab");
        setContent(body);
    }

    /// Of many containers the first ones: more lines would say nothing.
    void show(List<Seen.Place> places) {
        var shown = places.stream().limit(UsageChart.INKS.size()).toList();
        var lines = shown.stream().map(place -> history.of(place.name())).toList();
        cpu.show(lines);
        memory.show(lines);
        legend.getChildren().clear();
        for (int i = 0; i < shown.size(); i++) {
            legend.getChildren().add(entry(shown.get(i), i));
        }
        if (shown.size() < places.size()) {
            var more =
                    new Label(
                            context.text("environments.usage.more", places.size() - shown.size()));
            more.getStyleClass().add("muted");
            legend.getChildren().add(more);
        }
    }

    private static HBox entry(Seen.Place place, int index) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", "usage-line-" + index);
        var name = Elided.label(place.shortName());
        var now =
                new Label(
                        place.usage()
                                .map(u ->
                                        ContainerWords.percent(u.cpuPercent())
                                                + "  "
                                                + Amounts.size(u.memoryBytes()))
                                .orElse("–"));
        now.getStyleClass().add("muted");
        now.setMinWidth(USE_PREF_SIZE);
        var entry = new HBox(6, swatch, name, now);
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }
}
