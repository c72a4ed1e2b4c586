package dev.slipway.app.run.log;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.FxThread;
import dev.slipway.app.theme.Ink;
import dev.slipway.app.theme.Palette;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// The log as it is seen: drawn by hand from a document, whatever its length, once a pulse at most
/// and not at all while nothing changes. FX thread only.
final class LogCanvas extends Region {
    private static final double BAR = 12;
    private static final double MARKS = 6;

    private final Palette palette = new Palette(this::themeChanged);
    private final LogInks inks = new LogInks(palette);
    private final LogPainter painter;
    private final Canvas canvas = new Canvas();
    private final Scale unzoom = new Scale(1, 1);
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private final LogSelection selection = new LogSelection();
    private final LogDocument document;
    private final LogViewport viewport;
    private final LogSearch search;
    private final BooleanProperty follow = new SimpleBooleanProperty();
    private final ReadOnlyLongWrapper news = new ReadOnlyLongWrapper();
    private long rowsWhenDetached;
    private long failure = -1;
    private boolean live;
    private boolean settingBars;
    private double unscrolled;
    private int widest;

    LogCanvas(AppContext context, LogDocument document, LogSearch search, LogLinks links) {
        this.document = document;
        this.search = search;
        this.viewport = new LogViewport(document);
        this.painter = new LogPainter(palette, inks, context.texts(), context.amounts());
        setId("log");
        setAccessibleText(context.text("run.log.title"));
        getStyleClass().add("log-canvas");
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setFocusTraversable(true);
        setCursor(Cursor.TEXT);
        setMinSize(0, 0);
        canvas.getTransforms().add(unzoom);
        setAccessibleRoleDescription(context.text("run.log.title"));
        down.setOrientation(Orientation.VERTICAL);
        getChildren().addAll(palette, canvas, down, across);
        down.valueProperty().subscribe(this::barMoved);
        across.valueProperty().subscribe(this::sidewaysMoved);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        new LogMouse(this, links);
        addEventHandler(KeyEvent.KEY_PRESSED, new LogKeys(this, context)::pressed);
        follow.subscribe(this::followChanged);
    }

    private void themeChanged() {
        if (inks != null) {
            inks.themeChanged();
            requestLayout();
        }
    }

    BooleanProperty follow() {
        return follow;
    }

    /// Rows that came since the end was left; 0 while it is followed.
    ReadOnlyLongProperty news() {
        return news.getReadOnlyProperty();
    }

    void wrap(boolean on) {
        viewport.wrap(on);
        across.setValue(0);
        requestLayout();
    }

    void times(LogTimes shown) {
        painter.times(shown);
        requestLayout();
    }

    void failure(long row) {
        failure = row;
        requestLayout();
    }

    LogDocument document() {
        return document;
    }

    LogViewport viewport() {
        return viewport;
    }

    LogSelection selection() {
        return selection;
    }

    LogPainter painter() {
        return painter;
    }

    /// Rows came, went or were read.
    void documentChanged() {
        if (follow.get()) {
            viewport.moveToEnd();
        } else {
            news.set(live ? Math.max(0, document.rowCount() - rowsWhenDetached) : 0);
        }
        requestLayout();
    }

    /// Says whether more may come; only then it can be followed and lines are news.
    void live(boolean isLive) {
        live = isLive;
        if (!isLive) {
            follow.set(false);
            news.set(0);
        }
    }

    /// Forgets what was selected and where one was; for another document's rows.
    void startOver() {
        selection.clear();
        viewport.moveTo(0);
        rowsWhenDetached = document.rowCount();
        news.set(0);
        requestLayout();
    }

    private void followChanged(boolean on) {
        if (on) {
            viewport.moveToEnd();
        } else {
            rowsWhenDetached = document.rowCount();
        }
        news.set(0);
        requestLayout();
    }

    /// Shows a row, which ends following.
    void reveal(long row) {
        follow.set(false);
        viewport.reveal(row);
        requestLayout();
    }

    /// Moves by screen lines as a reader does: upwards ends following, the end begins it again.
    void moveBy(int screenLines) {
        viewport.moveBy(screenLines);
        readerMoved(screenLines < 0);
    }

    void moveTo(long row) {
        boolean up = row < viewport.top();
        viewport.moveTo(row);
        readerMoved(up);
    }

    void moveToEnd() {
        viewport.moveToEnd();
        readerMoved(false);
    }

    private void readerMoved(boolean up) {
        if (up) {
            follow.set(false);
        } else if (live && viewport.isAtEnd()) {
            follow.set(true);
        }
        requestLayout();
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            double delta = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            across.setValue(Math.clamp(across.getValue() - delta / 6, 0, across.getMax()));
        } else {
            unscrolled -= event.getDeltaY() / LogPainter.ROW * 1.4;
            int lines = (int) unscrolled;
            unscrolled -= lines;
            if (lines != 0) {
                moveBy(lines);
            }
        }
        event.consume();
    }

    private void barMoved(Number value) {
        if (settingBars) {
            return;
        }
        if (value.doubleValue() >= down.getMax()) {
            moveToEnd();
        } else {
            moveTo(value.longValue());
        }
    }

    private void sidewaysMoved() {
        if (!settingBars) {
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, getWidth() - BAR);
        double textWidth = Math.max(0, width - MARKS);
        boolean needsAcross = !viewport.wraps() && widest > painter.columns(textWidth);
        double height = Math.max(0, getHeight() - (needsAcross ? BAR : 0));
        double zoom = getLocalToSceneTransform().getMxx();
        canvas.setWidth(Math.ceil(width * zoom));
        canvas.setHeight(Math.ceil(height * zoom));
        unzoom.setX(1 / zoom);
        unzoom.setY(1 / zoom);
        canvas.getGraphicsContext2D().setTransform(zoom, 0, 0, zoom, 0, 0);
        viewport.size((int) (height / LogPainter.ROW), painter.columns(textWidth));
        if (follow.get()) {
            viewport.moveToEnd();
        } else {
            viewport.keepInside();
        }
        down.resizeRelocate(width, 0, BAR, height);
        across.resizeRelocate(0, height, width, BAR);
        across.setVisible(needsAcross);
        setBars(textWidth);
        paint(textWidth, height);
    }

    private void setBars(double textWidth) {
        settingBars = true;
        long last = viewport.lastTop();
        down.setMin(0);
        down.setMax(Math.max(0, last));
        down.setValue(Math.min(viewport.top(), last));
        down.setVisibleAmount(
                last == 0
                        ? 1
                        : (double) last * viewport.lines() / Math.max(1, document.rowCount()));
        down.setUnitIncrement(1);
        down.setBlockIncrement(viewport.lines());
        down.setDisable(last == 0);
        int columns = painter.columns(textWidth);
        across.setMax(Math.max(0, widest - columns));
        across.setVisibleAmount((double) across.getMax() * columns / Math.max(1, widest));
        across.setBlockIncrement(columns / 2.0);
        painter.shift(viewport.wraps() ? 0 : (int) across.getValue());
        settingBars = false;
    }

    private void paint(double width, double height) {
        if (width <= 0 || height <= 0) {
            return;
        }
        var gc = canvas.getGraphicsContext2D();
        long match = search.current() < 0 ? -1 : document.shownRow(search.rows()[search.current()]);
        var marks = new LogPainter.Marks(failure, match, search.query());
        int seen = painter.paint(gc, width, height, document, viewport, selection, marks);
        gc.setFill(palette.color(Ink.INSET));
        gc.fillRect(width, 0, MARKS, height);
        for (long row : thinned(search.rows(), (int) height)) {
            mark(document.shownRow(row), Ink.MATCH_HERE, width, height);
        }
        if (failure >= 0) {
            mark(failure, Ink.FAILURE, width, height);
        }
        if (seen > widest) {
            widest = seen;
            FxThread.later(this::requestLayout);
        }
    }

    /// At most one row per pixel of height.
    private static long[] thinned(long[] rows, int most) {
        if (rows.length <= most || most <= 0) {
            return rows;
        }
        var few = new long[most];
        for (int i = 0; i < most; i++) {
            few[i] = rows[(int) ((long) i * rows.length / most)];
        }
        return few;
    }

    private void mark(long row, Ink ink, double x, double height) {
        var gc = canvas.getGraphicsContext2D();
        gc.setFill(palette.color(ink));
        gc.fillRect(x + 1, row * (height - 3) / Math.max(1, document.rowCount()), MARKS - 2, 3);
    }
}
