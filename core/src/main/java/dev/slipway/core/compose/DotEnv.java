package dev.slipway.core.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// `.env` and `env_file` as Compose reads them: `NAME=value`, `NAME: value`, `export`, comments,
/// values plain (variables filled in), in double quotes (escapes and variables) or in single quotes
/// (as they are), quoted ones over several lines. One use.
final class DotEnv {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final int MAX_ENTRIES = 2_000;

    private final String file;
    private final String text;
    private final Findings findings;
    private final Map<String, String> known;
    private final Interpolation interpolation;
    private final Map<String, Optional<String>> entries = new LinkedHashMap<>();
    private int next;
    private int line = 1;

    /// @param outside variables that may be used in values, and that win over earlier lines
    DotEnv(String file, String text, Map<String, String> outside, Findings findings) {
        this.file = file;
        this.text = SecretMark.cleaned(text.replace("\r\n", "\n").replace("\uFEFF", ""));
        this.findings = findings;
        this.known = new TreeMap<>(outside);
        this.interpolation = new Interpolation(known, findings);
    }

    /// Values by name, empty for a name that takes its value from outside.
    Map<String, Optional<String>> read() {
        while (next < text.length() && entries.size() < MAX_ENTRIES) {
            skipBlank();
            if (next < text.length()) {
                entry();
            }
        }
        return entries;
    }

    private void skipBlank() {
        while (next < text.length()) {
            var c = text.charAt(next);
            if (c == '#') {
                skipLine();
            } else if (Character.isWhitespace(c)) {
                step();
            } else {
                return;
            }
        }
    }

    private void entry() {
        var at = new Yaml.At(file, line, 1);
        var end = endOfLine();
        var whole = text.substring(next, end);
        var head = whole.startsWith("export ") ? whole.substring(7).stripLeading() : whole;
        next += whole.length() - head.length();
        var matcher = NAME.matcher(head);
        if (!matcher.lookingAt()) {
            refuse(at, whole);
            return;
        }
        var name = matcher.group();
        var rest = head.substring(matcher.end()).stripLeading();
        if (rest.isEmpty() || rest.startsWith("#")) {
            entries.put(name, Optional.empty());
            skipLine();
        } else if (rest.startsWith("=") || rest.startsWith(":")) {
            next = end - rest.length() + 1;
            var value = value(at);
            entries.put(name, Optional.of(value));
            known.putIfAbsent(name, value);
        } else {
            refuse(at, whole);
        }
    }

    private void refuse(Yaml.At at, String whole) {
        findings.error(
                at,
                "compose.envFile",
                "This line sets no variable" + (whole.contains(" ") ? "." : ": " + whole + "."),
                "Write NAME=value.");
        skipLine();
    }

    private String value(Yaml.At at) {
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        if (next < text.length() && (text.charAt(next) == '"' || text.charAt(next) == '\'')) {
            return quoted(at, text.charAt(next));
        }
        var raw = text.substring(next, endOfLine());
        skipLine();
        return interpolation.fill(withoutComment(raw).strip(), at);
    }

    private static String withoutComment(String raw) {
        var comment = raw.startsWith("#") ? 0 : raw.indexOf(" #");
        return comment < 0 ? raw : raw.substring(0, comment);
    }

    private String quoted(Yaml.At at, char quote) {
        step();
        var value = new StringBuilder();
        while (next < text.length()) {
            var c = text.charAt(next);
            step();
            if (c == quote) {
                skipLine();
                return quote == '"' ? interpolation.fill(value.toString(), at) : value.toString();
            }
            if (c == '\\' && next < text.length()) {
                value.append(escaped(quote, text.charAt(next)));
                step();
            } else {
                value.append(c);
            }
        }
        findings.error(at, "compose.envFile", "The quote that begins here does not end.", "");
        return "";
    }

    private static String escaped(char quote, char c) {
        if (quote == '\'') {
            return c == '\'' ? "'" : "\\" + c;
        }
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '$' -> "$$";
            case '"', '\\' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private void step() {
        if (text.charAt(next++) == '\n') {
            line++;
        }
    }

    private int endOfLine() {
        var end = text.indexOf('\n', next);
        return end < 0 ? text.length() : end;
    }

    private void skipLine() {
        next = endOfLine();
        if (next < text.length()) {
            step();
        }
    }
}
