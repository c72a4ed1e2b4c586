package dev.slipway.app.run.log;

/// Applies the parameters of one SGR sequence (`ESC [ … m`) to a style. What is unknown changes
/// nothing; a broken colour ends the sequence.
final class Sgr {
    private final int[] codes;
    private int at;

    private Sgr(int[] codes) {
        this.codes = codes;
    }

    /// @param parameters between `[` and `m`: `1;38;5;208`
    static Style apply(Style style, String parameters) {
        var parts = parameters.split("[;:]", -1);
        var codes = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            codes[i] = number(parts[i]);
        }
        return new Sgr(codes).applied(style);
    }

    private static int number(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException tooLongOrNone) {
            return -1;
        }
    }

    private Style applied(Style start) {
        var style = start;
        while (at < codes.length) {
            style = one(style, codes[at++]);
        }
        return style;
    }

    private Style one(Style style, int code) {
        return switch (code) {
            case 0 -> Style.PLAIN;
            case 1 -> style.withWeight(true, style.dim());
            case 2 -> style.withWeight(style.bold(), true);
            case 22 -> style.withWeight(false, false);
            case 3, 23 -> style.withItalic(code == 3);
            case 4, 21, 24 -> style.withUnderline(code != 24);
            case 7, 27 -> style.withInverse(code == 7);
            case 9, 29 -> style.withStruck(code == 9);
            case 38 -> style.withForeground(color(style.foreground()));
            case 48 -> style.withBackground(color(style.background()));
            case 39 -> style.withForeground(Style.DEFAULT);
            case 49 -> style.withBackground(Style.DEFAULT);
            default -> named(style, code);
        };
    }

    private static Style named(Style style, int code) {
        if (code >= 30 && code <= 37) {
            return style.withForeground(code - 30);
        }
        if (code >= 90 && code <= 97) {
            return style.withForeground(code - 90 + 8);
        }
        if (code >= 40 && code <= 47) {
            return style.withBackground(code - 40);
        }
        if (code >= 100 && code <= 107) {
            return style.withBackground(code - 100 + 8);
        }
        return style;
    }

    private int color(int before) {
        int kind = next();
        if (kind == 5) {
            int index = next();
            return index >= 0 && index <= 255 ? index : before;
        }
        if (kind == 2) {
            int red = next();
            int green = next();
            int blue = next();
            return red < 0 || green < 0 || blue < 0 ? before : Style.rgb(red, green, blue);
        }
        at = codes.length;
        return before;
    }

    private int next() {
        return at < codes.length ? codes[at++] : -1;
    }
}
