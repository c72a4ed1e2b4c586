package dev.slipway.app.release;

import java.util.List;

/// How the versions of a release are told apart: by colour, pattern and sign, never by red and
/// green. Counted in the order of their sides. Pure.
final class Variants {
    private static final List<String> STYLES =
            List.of("stable", "candidate", "third", "fourth", "fifth");
    private static final List<String> SIGNS = List.of("■", "●", "▲", "◆", "○");

    private Variants() {}

    /// The stem of the style classes.
    static String style(int index) {
        return STYLES.get(index);
    }

    static String sign(int index) {
        return SIGNS.get(index);
    }
}
