package dev.slipway.app.environments;

import dev.slipway.app.theme.Ink;
import dev.slipway.app.theme.Palette;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/// One figure of some containers over time, drawn once per change and never by itself; the figures
/// stand in the table of containers too. FX thread only.
final class UsageChart extends Region {
    private static final double LEFT = 10;
    private static final double RIGHT = 70;
    private static final double TOP = 28;
    private static final double BOTTOM = 22;

    /// The colours of the lines, those of the log's names.
    static final List<Ink> INKS =
            List.of(
                    Ink.ANSI_BLUE,
                    Ink.ANSI_MAGENTA,
                    Ink.ANSI_CYAN,
                    Ink.ANSI_YELLOW,
                    Ink.TEXT,
                    Ink.MUTED);

    private final Canvas canvas = new Canvas();
    private final Palette palette = new Palette(this::requestLayout);
    private final String title;
    private final double least;
    private final ToDoubleFunction<UsageHistory.Point> value;
    private final DoubleFunction<String> words;
    private List<List<UsageHistory.Point>> lines = List.of();

    /// @param least the scale's end is never below this · words how a value reads
    UsageChart(
            String title,
            double least,
            ToDoubleFunction<UsageHistory.Point> value,
            DoubleFunction<String> words) {
        this.title = title;
        this.least = least;
        this.value = value;
        this.words = words;
        getStyleClass().add("card");
        setMinSize(180, 110);
        setPrefSize(320, 170);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(title);
        getChildren().addAll(canvas, palette);
    }

    /// One line a container, oldest point first.
    void show(List<List<UsageHistory.Point>> wanted) {
        if (!lines.equals(wanted)) {
            lines = wanted;
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
        var top = lines.stream().flatMap(List::stream).mapToDouble(value).reduce(least, Math::max);
        g.setFont(Font.font("Inter", 11));
        g.setFill(palette.color(Ink.TEXT));
        g.fillText(title, LEFT, 17);
        axis(g, top);
        var times =
                lines.stream().flatMap(List::stream).map(UsageHistory.Point::at).sorted().toList();
        if (times.isEmpty()) {
            return;
        }
        var span = Duration.between(times.getFirst(), times.getLast());
        g.setFill(palette.color(Ink.MUTED));
        g.fillText(
                "−" + span.toMinutes() + "m" + span.toSecondsPart() + "s",
                LEFT,
                canvas.getHeight() - 7);
        for (int i = 0; i < lines.size(); i++) {
            g.setStroke(palette.color(INKS.get(i % INKS.size())));
            g.setFill(g.getStroke());
            g.setLineWidth(2);
            line(g, lines.get(i), times.getFirst(), Math.max(1, span.toMillis()), top);
        }
    }

    private void axis(GraphicsContext g, double top) {
        g.setStroke(palette.color(Ink.LINE));
        g.setFill(palette.color(Ink.MUTED));
        g.setLineWidth(1);
        for (int i = 0; i <= 2; i++) {
            var y = Math.round(y(top * i / 2, top)) + 0.5;
            g.strokeLine(LEFT, y, canvas.getWidth() - RIGHT, y);
            g.fillText(words.apply(top * i / 2), canvas.getWidth() - RIGHT + 6, y + 4);
        }
    }

    private void line(
            GraphicsContext g,
            List<UsageHistory.Point> points,
            Instant first,
            long span,
            double top) {
        g.beginPath();
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            var x =
                    LEFT
                            + (canvas.getWidth() - LEFT - RIGHT)
                                    * Duration.between(first, point.at()).toMillis()
                                    / span;
            var y = y(value.applyAsDouble(point), top);
            if (i == 0) {
                g.moveTo(x, y);
            } else {
                g.lineTo(x, y);
            }
            if (i == points.size() - 1) {
                g.fillOval(x - 2.5, y - 2.5, 5, 5);
            }
        }
        g.stroke();
    }

    private double y(double shown, double top) {
        var height = canvas.getHeight() - TOP - BOTTOM;
        return TOP + height * (1 - Math.clamp(shown / top, 0, 1));
    }
}
