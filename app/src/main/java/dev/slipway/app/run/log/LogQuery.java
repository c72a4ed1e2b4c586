package dev.slipway.app.run.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What is looked for in a log: a text whatever its case, or a regular expression. Escape sequences
/// count as nothing. Immutable.
///
/// @param isBroken true for an expression that is none; it finds nothing
record LogQuery(String text, Optional<Pattern> pattern, boolean isBroken) {
    static final LogQuery NONE = new LogQuery("", Optional.empty(), false);
    private static final int LONGEST = 16_384;
    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[0-9;:?]*[ -/]*[@-~]");

    /// @param from to indices in the text without escape sequences
    record Range(int from, int to) {}

    static LogQuery of(String typed, boolean regex) {
        if (typed.isEmpty()) {
            return NONE;
        }
        if (!regex) {
            return new LogQuery(typed.toLowerCase(Locale.ROOT), Optional.empty(), false);
        }
        try {
            var flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
            return new LogQuery(typed, Optional.of(Pattern.compile(typed, flags)), false);
        } catch (PatternSyntaxException e) {
            return new LogQuery(typed, Optional.empty(), true);
        }
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /// True if a line as it stands in the file has it.
    boolean isIn(String raw) {
        if (isBroken) {
            return false;
        }
        var plain = raw.indexOf('\u001b') < 0 ? raw : ESCAPE.matcher(raw).replaceAll("");
        if (pattern.isPresent()) {
            return pattern.get().matcher(shortened(plain)).find();
        }
        int last = plain.length() - text.length();
        for (int i = 0; i <= last; i++) {
            if (plain.regionMatches(true, i, text, 0, text.length())) {
                return true;
            }
        }
        return false;
    }

    /// An expression that goes back and forth over a very long line would take for ever.
    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /// Where it is in a text without escape sequences.
    List<Range> in(String plain) {
        var ranges = new ArrayList<Range>();
        if (isEmpty() || isBroken) {
            return ranges;
        }
        if (pattern.isPresent()) {
            var matcher = pattern.get().matcher(shortened(plain));
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    ranges.add(new Range(matcher.start(), matcher.end()));
                }
            }
            return ranges;
        }
        for (int at = 0; at <= plain.length() - text.length(); at++) {
            if (plain.regionMatches(true, at, text, 0, text.length())) {
                ranges.add(new Range(at, at + text.length()));
                at += text.length() - 1;
            }
        }
        return ranges;
    }
}
