package dev.slipway.app.projects;

import dev.slipway.app.text.Amounts;
import dev.slipway.app.text.Texts;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.pipeline.RunGlance;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The last runs as a strip of bars, oldest left: height is the duration, colour the state.
final class Trend extends HBox {
    private static final double HEIGHT = 24;

    private Trend() {
        super(2);
        setAlignment(Pos.BOTTOM_LEFT);
        setMaxHeight(HEIGHT);
        setMinHeight(HEIGHT);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /// @param runs newest first
    static Trend of(Texts texts, List<RunGlance> runs) {
        var trend = new Trend();
        long longest = runs.stream().mapToLong(Trend::millis).max().orElse(1);
        for (var run : runs.reversed()) {
            var bar = new Region();
            bar.getStyleClass().addAll("trend-bar", Tone.of(run.status()).styleClass());
            double height = 4 + (HEIGHT - 4) * millis(run) / Math.max(1, longest);
            bar.setMinSize(5, height);
            bar.setMaxSize(5, height);
            trend.getChildren().add(bar);
        }
        var words = runs.stream().map(run -> words(texts, run)).collect(Collectors.joining("\n"));
        trend.setAccessibleText(words);
        if (!runs.isEmpty()) {
            Tooltip.install(trend, new Tooltip(words));
        }
        return trend;
    }

    private static String words(Texts texts, RunGlance run) {
        var state = texts.of("common.status." + run.status().word());
        var duration = run.duration();
        return "#"
                + Places.number(run.id())
                + " "
                + state
                + (duration == null ? "" : " " + Amounts.duration(duration));
    }

    private static long millis(RunGlance run) {
        var duration = run.duration();
        return (duration == null ? Duration.ZERO : duration).toMillis();
    }
}
