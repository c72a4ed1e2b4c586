package dev.slipway.app.release;

import dev.slipway.app.theme.Ink;
import dev.slipway.app.theme.Palette;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// A few lines over time, drawn once per change and never by itself: stable solid, candidate with
/// dots, asked dashed. The figures stand in the grid of versions too. FX thread only.
final class LineChart extends Region {
    private static final double LEFT = 38;
    private static final double RIGHT = 8;
    private static final double TOP = 22;
    private static final double BOTTOM = 16;

    private final Canvas canvas = new Canvas();
    private final Text measure = new Text();
    private final Palette palette = new Palette(this::requestLayout);
    private final String title;
    private final String unit;
    private final double least;
    private final Map<String, String> names;
    private ChartData data = new ChartData(List.of(), List.of());

    /// @param least the scale's end is never below this · names what each line is called in the
    ///   legend
    LineChart(String title, String unit, double least, Map<String, String> names) {
        this.names = names;
        this.title = title;
        this.unit = unit;
        this.least = least;
        getStyleClass().addAll("card", "line-chart");
        setMinSize(180, 120);
        setPrefSize(300, 150);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(title);
        getChildren().addAll(canvas, palette);
    }

    void show(ChartData newData) {
        if (!data.equals(newData)) {
            data = newData;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.max(1, getWidth() - 2));
        canvas.setHeight(Math.max(1, getHeight() - 2));
        canvas.relocate(1, 1);
        draw(canvas.getGraphicsContext2D());
    }

    private void draw(GraphicsContext g) {
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        var top = scaleEnd();
        g.setFont(Font.font("Inter", 11));
        g.setFill(palette.color(Ink.TEXT));
        g.fillText(title, 10, 15);
        axis(g, top);
        data.lines().forEach(line -> draw(g, line, top));
        legend(g);
    }

    /// What each line is, from the right end of the title's row.
    private void legend(GraphicsContext g) {
        var right = canvas.getWidth() - RIGHT - 8.0 * unit.length() - 12;
        for (var line : data.lines().reversed()) {
            var name = names.getOrDefault(line.name(), "");
            if (name.isEmpty()) {
                continue;
            }
            measure.setText(name);
            measure.setFont(g.getFont());
            right -= measure.getLayoutBounds().getWidth();
            g.setFill(palette.color(Ink.MUTED));
            g.fillText(name, right, 15);
            pen(g, line);
            g.strokeLine(right - 18, 11, right - 4, 11);
            if (isDotted(line)) {
                g.fillOval(right - 13.5, 8.5, 5, 5);
            }
            right -= 28;
        }
        g.setLineDashes();
    }

    private double scaleEnd() {
        var largest = Math.max(least, data.largest().orElse(least));
        var power = Math.pow(10, Math.floor(Math.log10(largest)));
        for (var step : new double[] {1, 2, 5, 10}) {
            if (largest <= step * power) {
                return step * power;
            }
        }
        return largest;
    }

    private void axis(GraphicsContext g, double top) {
        g.setStroke(palette.color(Ink.LINE));
        g.setFill(palette.color(Ink.MUTED));
        g.setLineWidth(1);
        g.setLineDashes();
        for (int i = 0; i <= 2; i++) {
            var y = Math.round(y(top * i / 2, top)) + 0.5;
            g.strokeLine(LEFT, y, canvas.getWidth() - RIGHT, y);
            g.fillText(number(top * i / 2), 6, y + 4);
        }
        g.fillText(unit, canvas.getWidth() - RIGHT - 8.0 * unit.length(), 15);
        if (!data.times().isEmpty()) {
            var span = Duration.between(data.times().getFirst(), data.times().getLast());
            g.fillText(
                    "−" + span.toMinutes() + "m" + span.toSecondsPart() + "s", LEFT, y(0, 1) + 13);
        }
    }

    private void draw(GraphicsContext g, ChartData.Line line, double top) {
        pen(g, line);
        stroke(g, line.values(), top, isDotted(line));
    }

    private static boolean isDotted(ChartData.Line line) {
        return line.name().equals("candidate") || line.name().equals("harm");
    }

    private void pen(GraphicsContext g, ChartData.Line line) {
        g.setStroke(
                palette.color(
                        switch (line.name()) {
                            case "candidate" -> Ink.VERSION_CANDIDATE;
                            case "stable" -> Ink.VERSION_STABLE;
                            case "harm" -> Ink.FAILURE;
                            case "safety" -> Ink.SUCCESS;
                            default -> Ink.MUTED;
                        }));
        g.setLineWidth(line.name().equals("asked") ? 1 : 2);
        if (line.name().equals("asked")) {
            g.setLineDashes(4, 3);
        } else {
            g.setLineDashes();
        }
        g.setFill(g.getStroke());
    }

    private void stroke(
            GraphicsContext g, List<OptionalDouble> values, double top, boolean dotted) {
        var drawing = false;
        g.beginPath();
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value.isEmpty()) {
                drawing = false;
                continue;
            }
            var x = x(i);
            var y = y(value.getAsDouble(), top);
            if (drawing) {
                g.lineTo(x, y);
            } else {
                g.moveTo(x, y);
            }
            drawing = true;
            if (dotted && (i % 10 == 0 || i == values.size() - 1)) {
                g.fillOval(x - 2.5, y - 2.5, 5, 5);
            }
        }
        g.stroke();
    }

    private double x(int index) {
        var times = data.times();
        var span = Math.max(1, Duration.between(times.getFirst(), times.getLast()).toMillis());
        var at = Duration.between(times.getFirst(), times.get(index)).toMillis();
        return LEFT + (canvas.getWidth() - LEFT - RIGHT) * at / span;
    }

    private double y(double value, double top) {
        var height = canvas.getHeight() - TOP - BOTTOM;
        return TOP + height * (1 - Math.clamp(value / top, 0, 1));
    }

    private static String number(double value) {
        return value >= 10 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
