package dev.slipway.core.pipeline.jenkinsfile;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The known name that somebody most likely meant.
final class DidYouMean {
    private static final int MOST_LISTED = 20;

    private DidYouMean() {}

    /// A hint: the nearest name, else all of them if they are few.
    static String hint(String name, Collection<String> known) {
        var near = nearest(name, known);
        if (near.isPresent()) {
            return "Did you mean `" + near.get() + "`?";
        }
        return known.isEmpty() || known.size() > MOST_LISTED
                ? ""
                : "Possible here: " + String.join(", ", known.stream().sorted().toList()) + ".";
    }

    static Optional<String> nearest(String name, Collection<String> known) {
        var best = Optional.<String>empty();
        var least = Math.max(1, name.length() / 3) + 1;
        for (var candidate : known) {
            var distance =
                    distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /// Insertions, deletions, replacements and swaps of neighbours between two words.
    static int distance(String a, String b) {
        if (a.length() > 64 || b.length() > 64) {
            return a.equals(b) ? 0 : 64;
        }
        var d = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (var j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            for (var j = 1; j <= b.length(); j++) {
                var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + same, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
