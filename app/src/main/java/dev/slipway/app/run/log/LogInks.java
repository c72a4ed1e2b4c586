package dev.slipway.app.run.log;

import dev.slipway.app.theme.Contrast;
import dev.slipway.app.theme.Ink;
import dev.slipway.app.theme.Palette;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;

/// Colours of terminal styles in the theme that is on: the sixteen named ones are the theme's own,
/// all others are moved until they can be read on what is behind them. FX thread only.
final class LogInks {
    private static final double READABLE = 4.5;
    private static final List<Ink> NAMED =
            List.of(
                    Ink.ANSI_BLACK,
                    Ink.ANSI_RED,
                    Ink.ANSI_GREEN,
                    Ink.ANSI_YELLOW,
                    Ink.ANSI_BLUE,
                    Ink.ANSI_MAGENTA,
                    Ink.ANSI_CYAN,
                    Ink.ANSI_WHITE);

    private final Palette palette;
    private final Map<Style, Pair> known = new HashMap<>();

    /// @param back transparent where the row's own background shows
    record Pair(Color fore, Color back) {}

    LogInks(Palette palette) {
        this.palette = palette;
    }

    /// Forgets what was mixed for another theme.
    void themeChanged() {
        known.clear();
    }

    Pair of(Style style) {
        return known.computeIfAbsent(style, this::mix);
    }

    private Pair mix(Style style) {
        var page = palette.color(Ink.BACK);
        var back = style.background() == Style.DEFAULT ? page : color(style.background());
        var wanted =
                style.foreground() == Style.DEFAULT
                        ? palette.color(style.dim() ? Ink.MUTED : Ink.TEXT)
                        : color(style.foreground());
        if (style.inverse()) {
            return new Pair(Contrast.readable(back, wanted, READABLE), wanted);
        }
        boolean plain = style.background() == Style.DEFAULT;
        return new Pair(
                Contrast.readable(wanted, back, READABLE), plain ? Color.TRANSPARENT : back);
    }

    private Color color(int code) {
        if (!Style.isRgb(code) && code < 16) {
            return palette.color(NAMED.get(code % 8));
        }
        int rgb = Style.toRgb(code);
        return Color.rgb(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }
}
