package dev.slipway.app.release;

import dev.slipway.app.text.Texts;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// An interval of ratios on a line from a tenth to ten times: left of the middle the candidate is
/// better, right of it worse. FX thread only.
final class RatioBar extends Pane {
    private static final double FROM = Math.log(0.1);
    private static final double TO = Math.log(10);

    private final Region line = region("ratio-line");
    private final Region even = region("ratio-even");
    private final Region range = region("ratio-range");
    private final double low;
    private final double high;

    RatioBar(Texts texts, double low, double high) {
        this.low = low;
        this.high = high;
        getStyleClass().add("ratio-bar");
        setMinSize(50, 18);
        setPrefSize(70, 18);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(words(texts, low, high));
        getChildren().addAll(line, range, even);
    }

    private static Region region(String style) {
        var region = new Region();
        region.getStyleClass().add(style);
        return region;
    }

    /// `0.4–2.1 ×`
    static String words(Texts texts, double low, double high) {
        return texts.of("releases.verdict.times", number(low), number(high));
    }

    private static String number(double ratio) {
        return ratio <= 0.01
                ? "0"
                : ratio >= 100
                        ? "∞"
                        : String.format(Locale.ROOT, ratio < 10 ? "%.1f" : "%.0f", ratio);
    }

    @Override
    protected void layoutChildren() {
        var middle = getHeight() / 2;
        line.resizeRelocate(0, Math.round(middle), getWidth(), 1);
        var from = x(low);
        range.resizeRelocate(from, middle - 3, Math.max(2, x(high) - from), 6);
        even.resizeRelocate(Math.round(x(1)) - 1, middle - 7, 2, 14);
    }

    private double x(double ratio) {
        var at = (Math.log(Math.max(1e-6, ratio)) - FROM) / (TO - FROM);
        return getWidth() * Math.clamp(at, 0, 1);
    }
}
