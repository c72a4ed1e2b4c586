package dev.slipway.app.run;

import dev.slipway.app.text.Texts;
import dev.slipway.core.pipeline.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Where the time went: every stage on one time axis, its parts in their own shades, the usual
/// duration as a ghost behind. A list, so that it is read out and walked through by keyboard. FX
/// thread only.
final class WaterfallView extends BorderPane {
    static final double LABELS = 210;
    static final double ROOM_FOR_WORDS = 110;

    private final Texts texts;
    private final ObservableList<WaterfallRow> rows = FXCollections.observableArrayList();
    private final ListView<WaterfallRow> list = new ListView<>(rows);
    private final Axis axis = new Axis();
    private Duration extent = Duration.ofSeconds(1);
    private boolean choosing;

    WaterfallView(Texts texts, Consumer<String> select) {
        this.texts = texts;
        setId("waterfall");
        getStyleClass().add("waterfall");
        list.setFixedCellSize(26);
        list.setId("waterfall-rows");
        list.setAccessibleText(texts.of("run.waterfall.rows"));
        list.setCellFactory(view -> new WaterfallCell(texts, this::extent));
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (row != null && !choosing) {
                        select.accept(row.stage().path());
                    }
                });
        setTop(axis);
        setCenter(list);
        setBottom(legend());
    }

    Duration extent() {
        return extent;
    }

    void show(List<StageResult> stages, Instant runBegan, Instant now) {
        var read = WaterfallRow.of(stages, runBegan, now);
        extent = WaterfallRow.extent(read);
        if (!rows.equals(read)) {
            choosing = true;
            int selected = list.getSelectionModel().getSelectedIndex();
            if (rows.size() == read.size()) {
                for (int i = 0; i < read.size(); i++) {
                    rows.set(i, read.get(i));
                }
            } else {
                rows.setAll(read);
            }
            list.getSelectionModel().select(selected);
            choosing = false;
        }
        axis.show(extent);
    }

    double wantedHeight() {
        return rows.size() * list.getFixedCellSize() + 22 + 30 + 8;
    }

    void choose(@Nullable String path) {
        choosing = true;
        list.getSelectionModel().clearSelection();
        rows.stream()
                .filter(row -> row.stage().path().equals(path))
                .findFirst()
                .ifPresent(row -> list.getSelectionModel().select(row));
        choosing = false;
    }

    private HBox legend() {
        var legend = new HBox(14);
        legend.getStyleClass().add("legend");
        legend.setAlignment(Pos.CENTER_LEFT);
        for (var kind : WaterfallRow.Kind.values()) {
            var name = kind.name().toLowerCase(Locale.ROOT);
            legend.getChildren().add(entry("segment-" + name, texts.of("run.segment." + name)));
        }
        legend.getChildren().add(entry("segment-ghost", texts.of("run.segment.ghost")));
        legend.getChildren().add(entry("segment-critical", texts.of("run.segment.critical")));
        return legend;
    }

    private static HBox entry(String style, String words) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", style);
        var label = new Label(words);
        label.setMinWidth(USE_PREF_SIZE);
        var entry = new HBox(5, swatch, label);
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }

    /// The axis above the rows.
    private static final class Axis extends Pane {
        private Duration extent = Duration.ofSeconds(1);

        Axis() {
            getStyleClass().add("time-axis");
            setMinHeight(22);
            setPrefHeight(22);
            setMinWidth(0);
            widthProperty().subscribe(() -> show(extent));
        }

        void show(Duration newExtent) {
            extent = newExtent;
            getChildren().clear();
            double width = getWidth() - LABELS - ROOM_FOR_WORDS;
            if (width <= 0) {
                return;
            }
            for (var tick : TimeAxis.ticks(extent, width)) {
                var label = new Label(TimeAxis.words(tick));
                label.relocate(LABELS + width * tick.toMillis() / extent.toMillis(), 3);
                getChildren().add(label);
            }
        }
    }
}
