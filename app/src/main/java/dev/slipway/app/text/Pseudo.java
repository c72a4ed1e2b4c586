package dev.slipway.app.text;

import java.util.Locale;

/// A language that nobody speaks, `qps`: English with strange letters and a third longer. What is
/// still plain on the screen comes from no bundle; what is cut would be cut in some real language.
/// Pure.
public final class Pseudo {
    public static final Locale LOCALE = Locale.of("qps");

    private static final String PLAIN = "aceinouyAEIOU";
    private static final String STRANGE = "àçéîñöûýÀÉÎÖÛ";
    private static final String FILLER = " öñé tŵö";

    private Pseudo() {}

    static boolean speaks(Locale locale) {
        return locale.getLanguage().equals(LOCALE.getLanguage());
    }

    /// The pattern made strange and longer, its arguments left as they are.
    static String of(String pattern) {
        var strange = new StringBuilder();
        int depth = 0;
        for (char c : pattern.toCharArray()) {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            int known = depth == 0 ? PLAIN.indexOf(c) : -1;
            strange.append(known < 0 ? c : STRANGE.charAt(known));
        }
        int more = (int) Math.ceil(pattern.length() * 0.35);
        for (int i = 0; i < more; i++) {
            strange.append(FILLER.charAt((i + 1) % FILLER.length()));
        }
        return strange.toString().strip();
    }
}
