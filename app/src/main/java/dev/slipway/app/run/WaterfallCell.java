package dev.slipway.app.run;

import dev.slipway.app.text.Amounts;
import dev.slipway.app.text.Texts;
import dev.slipway.app.theme.StatusIcon;
import dev.slipway.app.theme.Tone;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One stage on the time axis.
final class WaterfallCell extends ListCell<WaterfallRow> {
    private final Texts texts;
    private final Supplier<Duration> extent;
    private final StatusIcon icon = new StatusIcon(Tone.UNKNOWN);
    private final Label name = new Label();
    private final HBox label = new HBox(6, icon, name);
    private final Bars bars = new Bars();
    private final HBox content = new HBox(label, bars);

    WaterfallCell(Texts texts, Supplier<Duration> extent) {
        this.texts = texts;
        this.extent = extent;
        getStyleClass().add("waterfall-cell");
        label.setAlignment(Pos.CENTER_LEFT);
        label.setMinWidth(WaterfallView.LABELS);
        label.setMaxWidth(WaterfallView.LABELS);
        name.setMinWidth(0);
        HBox.setHgrow(bars, Priority.ALWAYS);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable WaterfallRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        icon.show(Tone.of(row.stage().status()));
        name.setText(row.stage().name());
        label.setPadding(new javafx.geometry.Insets(0, 6, 0, 10 + 16.0 * row.depth()));
        bars.show(row);
        setGraphic(content);
        setAccessibleText(spoken(row));
    }

    private String spoken(WaterfallRow row) {
        var words = new StringBuilder(row.stage().path());
        words.append(", ").append(texts.of("common.status." + row.stage().status().word()));
        for (var segment : row.segments()) {
            words.append(", ")
                    .append(texts.of("run.segment." + lower(segment.kind())))
                    .append(' ')
                    .append(Amounts.duration(segment.length()));
        }
        return words.toString();
    }

    private static String lower(WaterfallRow.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// The bars of one row, laid out by time.
    private final class Bars extends Pane {
        private @Nullable WaterfallRow row;

        Bars() {
            setMinWidth(0);
        }

        void show(WaterfallRow shown) {
            row = shown;
            getChildren().clear();
            var median = shown.stage().median();
            if (shown.begin() != null) {
                if (median != null) {
                    getChildren().add(bar("segment-ghost"));
                }
                boolean group = !shown.stage().children().isEmpty();
                for (var segment : shown.segments()) {
                    var bar = bar("segment-" + lower(segment.kind()));
                    bar.getStyleClass().add(Tone.of(shown.stage().status()).styleClass() + "-bar");
                    if (group) {
                        bar.getStyleClass().add("segment-group");
                    }
                    getChildren().add(bar);
                }
                if (shown.critical()) {
                    getChildren().add(bar("segment-critical"));
                }
            }
            var words = new Label(words(shown));
            words.getStyleClass().add("bar-words");
            getChildren().add(words);
            requestLayout();
        }

        private static Region bar(String style) {
            var bar = new Region();
            bar.getStyleClass().add(style);
            return bar;
        }

        private String words(WaterfallRow shown) {
            if (shown.begin() == null) {
                return texts.of("common.status." + shown.stage().status().word());
            }
            var median = shown.stage().median();
            var behind =
                    median == null || shown.stage().duration() == null
                            ? ""
                            : StageTimings.difference(shown.stage(), java.time.Instant.MAX)
                                    .map(d -> "  " + Amounts.difference(d))
                                    .orElse("");
            return Amounts.duration(shown.spent()) + behind;
        }

        @Override
        protected void layoutChildren() {
            var shown = row;
            if (shown == null) {
                return;
            }
            double perMilli =
                    Math.max(0, getWidth() - WaterfallView.ROOM_FOR_WORDS)
                            / Math.max(1, extent.get().toMillis());
            double height = getHeight();
            var begin = shown.begin();
            double start = begin == null ? 0 : begin.toMillis() * perMilli;
            double x = start;
            int segment = 0;
            for (var child : getChildren()) {
                if (child instanceof Label words) {
                    words.autosize();
                    words.relocate(Math.max(x, start) + 6, (height - words.getHeight()) / 2);
                } else if (child.getStyleClass().contains("segment-ghost")) {
                    var median = shown.stage().median();
                    double width = (median == null ? 0 : median.toMillis()) * perMilli;
                    child.resizeRelocate(start, 3, width, height - 6);
                } else if (child.getStyleClass().contains("segment-critical")) {
                    child.resizeRelocate(start, height - 5, Math.max(2, x - start), 2);
                } else {
                    double width = shown.segments().get(segment++).length().toMillis() * perMilli;
                    child.resizeRelocate(x, 7, Math.max(1, width), height - 14);
                    x += width;
                }
            }
        }
    }
}
