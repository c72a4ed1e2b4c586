package dev.slipway.app.theme;

import javafx.scene.paint.Color;

/// Contrast as WCAG 2 counts it, 1 to 21, and colours moved until they can be read.
public final class Contrast {
    private Contrast() {}

    public static double between(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    /// The colour itself if it stands out from what is behind it, else moved towards black or white
    /// until it does.
    public static Color readable(Color color, Color behind, double wanted) {
        var goal = luminance(behind) > 0.18 ? Color.BLACK : Color.WHITE;
        var moved = color;
        for (int step = 1; step <= 20 && between(moved, behind) < wanted; step++) {
            moved = color.interpolate(goal, step / 20.0);
        }
        return moved;
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
