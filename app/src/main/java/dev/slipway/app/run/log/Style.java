package dev.slipway.app.run.log;

/// How characters are written, as a terminal's SGR sequences say.
///
/// @param foreground, background `DEFAULT`, 0 to 255 for the indexed ones, or `rgb(…)`
record Style(
        int foreground,
        int background,
        boolean bold,
        boolean dim,
        boolean italic,
        boolean underline,
        boolean inverse,
        boolean struck) {
    static final int DEFAULT = -1;
    static final Style PLAIN =
            new Style(DEFAULT, DEFAULT, false, false, false, false, false, false);
    private static final int RGB = 0x1000000;

    static int rgb(int red, int green, int blue) {
        return RGB | (red & 0xff) << 16 | (green & 0xff) << 8 | blue & 0xff;
    }

    static boolean isRgb(int color) {
        return color >= RGB;
    }

    /// Red, green and blue of any colour but the default and the sixteen named ones, `0xrrggbb`.
    static int toRgb(int color) {
        if (isRgb(color)) {
            return color & 0xffffff;
        }
        if (color >= 232) {
            int grey = 8 + (color - 232) * 10;
            return grey << 16 | grey << 8 | grey;
        }
        int cube = color - 16;
        return level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6);
    }

    private static int level(int step) {
        return step == 0 ? 0 : 55 + step * 40;
    }

    Style withForeground(int color) {
        return new Style(color, background, bold, dim, italic, underline, inverse, struck);
    }

    Style withBackground(int color) {
        return new Style(foreground, color, bold, dim, italic, underline, inverse, struck);
    }

    Style withWeight(boolean isBold, boolean isDim) {
        return new Style(foreground, background, isBold, isDim, italic, underline, inverse, struck);
    }

    Style withItalic(boolean on) {
        return new Style(foreground, background, bold, dim, on, underline, inverse, struck);
    }

    Style withUnderline(boolean on) {
        return new Style(foreground, background, bold, dim, italic, on, inverse, struck);
    }

    Style withInverse(boolean on) {
        return new Style(foreground, background, bold, dim, italic, underline, on, struck);
    }

    Style withStruck(boolean on) {
        return new Style(foreground, background, bold, dim, italic, underline, inverse, on);
    }
}
