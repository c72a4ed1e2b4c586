package dev.slipway.app.shell;

import java.util.Locale;

/// How well a text fits what somebody typed: the letters in order, better at the beginnings of
/// words and side by side. Pure.
final class Match {
    static final int NONE = -1;

    private Match() {}

    /// Higher is better, NONE if a letter is missing. Every word of the query has to fit.
    static int score(String query, String text) {
        int total = 0;
        for (var word : query.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            int score = word(word, text.toLowerCase(Locale.ROOT));
            if (score == NONE) {
                return NONE;
            }
            total += score;
        }
        return total;
    }

    private static int word(String word, String text) {
        if (word.isEmpty()) {
            return 0;
        }
        int whole = text.indexOf(word);
        if (whole >= 0) {
            return 100
                    + (startsWord(text, whole) ? 50 : 0)
                    + (whole == 0 ? 25 : 0)
                    - text.length() / 8;
        }
        int score = 0;
        int at = -1;
        for (int i = 0; i < word.length(); i++) {
            int next = text.indexOf(word.charAt(i), at + 1);
            if (next < 0) {
                return NONE;
            }
            score += next == at + 1 ? 3 : startsWord(text, next) ? 2 : -1;
            at = next;
        }
        return score > 0 ? Math.min(score, 90) : NONE;
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
