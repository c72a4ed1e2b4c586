package dev.slipway.app.projects;

import dev.slipway.app.theme.Ink;
import dev.slipway.app.theme.Palette;
import dev.slipway.core.source.CommitLanes;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One row of a commit graph: its lines and the commit's dot. Drawn when its row or the theme
/// changes. FX thread only.
final class LanesCell extends Region {
    static final double LANE = 14;
    private static final double LEFT = 10;
    private static final double DOT = 4.5;
    private static final int MOST = 12;

    /// A lane keeps its colour; none of them means good or bad.
    private static final List<Ink> INKS =
            List.of(Ink.ANSI_BLUE, Ink.ANSI_MAGENTA, Ink.ANSI_CYAN, Ink.ANSI_YELLOW, Ink.MUTED);

    private final double height;
    private final Canvas canvas = new Canvas();
    private final Palette palette = new Palette(this::draw);
    private CommitLanes.@Nullable Row row;

    LanesCell(double height) {
        this.height = height;
        setMouseTransparent(true);
        getChildren().addAll(canvas, palette);
    }

    /// @param lanes columns that all rows are given, so that texts stand under each other
    void show(CommitLanes.Row shown, int lanes) {
        row = shown;
        double width = LEFT * 2 + LANE * (Math.min(lanes, MOST) - 1);
        canvas.setWidth(width);
        canvas.setHeight(height);
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        draw();
    }

    private void draw() {
        var shown = row;
        if (shown == null) {
            return;
        }
        var g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setLineWidth(2);
        for (var line : shown.lines()) {
            int lane = line.part() == CommitLanes.Part.ABOVE ? line.from() : line.to();
            g.setStroke(ink(lane));
            double middle = height / 2;
            switch (line.part()) {
                case ABOVE -> curve(g, line.from(), 0, line.to(), middle);
                case BELOW -> curve(g, line.from(), middle, line.to(), height);
                case THROUGH -> curve(g, line.from(), 0, line.to(), height);
            }
        }
        g.setFill(palette.color(Ink.BACK));
        g.fillOval(x(shown.lane()) - DOT, height / 2 - DOT, DOT * 2, DOT * 2);
        g.setStroke(ink(shown.lane()));
        g.strokeOval(x(shown.lane()) - DOT, height / 2 - DOT, DOT * 2, DOT * 2);
    }

    private javafx.scene.paint.Color ink(int lane) {
        return palette.color(INKS.get(lane % INKS.size()));
    }

    /// Lanes beyond the last place are drawn in it.
    private static double x(int lane) {
        return LEFT + LANE * Math.min(lane, MOST - 1);
    }

    private static void curve(GraphicsContext g, int from, double top, int to, double bottom) {
        double middle = (top + bottom) / 2;
        g.beginPath();
        g.moveTo(x(from), top);
        g.bezierCurveTo(x(from), middle, x(to), middle, x(to), bottom);
        g.stroke();
    }
}
