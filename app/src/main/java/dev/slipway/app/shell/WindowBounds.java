package dev.slipway.app.shell;

import dev.slipway.app.Preferences;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Puts the window where it was, as far as a screen is still there, and never smaller than what the
/// pages are made for.
public final class WindowBounds {
    private static final double MIN_WIDTH = 960;
    private static final double MIN_HEIGHT = 600;
    private static final double FIRST_WIDTH = 1280;
    private static final double FIRST_HEIGHT = 800;
    private static final double TITLE = 32;

    private WindowBounds() {}

    public static void restore(Stage stage, Preferences preferences) {
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        var remembered = preferences.bounds();
        var saved = remembered == null ? first(Screen.getPrimary().getVisualBounds()) : remembered;
        var fitting =
                clamped(
                        saved,
                        Screen.getScreensForRectangle(
                                saved.x(), saved.y(), saved.width(), saved.height()));
        stage.setX(fitting.getMinX());
        stage.setY(fitting.getMinY());
        stage.setWidth(fitting.getWidth());
        stage.setHeight(fitting.getHeight());
        stage.setMaximized(saved.maximised());
    }

    /// The very first time: in the middle, with room for a title bar above, since a bare window
    /// manager puts its own outside of what it is told.
    static Preferences.Bounds first(Rectangle2D room) {
        double width = Math.min(FIRST_WIDTH, room.getWidth());
        double height = Math.min(FIRST_HEIGHT, room.getHeight() - TITLE);
        double y = room.getMinY() + Math.max(TITLE, (room.getHeight() - height) / 2);
        double x = room.getMinX() + (room.getWidth() - width) / 2;
        return new Preferences.Bounds(x, y, width, height, false);
    }

    private static Rectangle2D clamped(Preferences.Bounds saved, java.util.List<Screen> screens) {
        var screen = screens.isEmpty() ? Screen.getPrimary() : screens.getFirst();
        return clamped(saved, screen.getVisualBounds());
    }

    static Rectangle2D clamped(Preferences.Bounds saved, Rectangle2D room) {
        double width =
                Math.clamp(saved.width(), Math.min(MIN_WIDTH, room.getWidth()), room.getWidth());
        double height =
                Math.clamp(
                        saved.height(), Math.min(MIN_HEIGHT, room.getHeight()), room.getHeight());
        double x = Math.clamp(saved.x(), room.getMinX(), room.getMaxX() - width);
        double y = Math.clamp(saved.y(), room.getMinY(), room.getMaxY() - height);
        return new Rectangle2D(x, y, width, height);
    }

    public static void remember(Stage stage, Preferences preferences) {
        var before = preferences.bounds();
        if (stage.isMaximized() && before != null) {
            preferences.bounds(
                    new Preferences.Bounds(
                            before.x(), before.y(), before.width(), before.height(), true));
        } else {
            preferences.bounds(
                    new Preferences.Bounds(
                            stage.getX(),
                            stage.getY(),
                            stage.getWidth(),
                            stage.getHeight(),
                            stage.isMaximized()));
        }
        preferences.save();
    }
}
