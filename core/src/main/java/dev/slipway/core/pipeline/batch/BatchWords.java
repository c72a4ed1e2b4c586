package dev.slipway.core.pipeline.batch;

import dev.slipway.core.pipeline.batch.BatchScript.Untold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Words of a batch script as words of a shell script.
final class BatchWords {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String ESCAPED_OUTSIDE = "'\"$`\\();#!{}[]~<>|& \t";
    private static final String ESCAPED_INSIDE = "\"$`\\";

    /// Variables that Windows has, by what stands for them here.
    private static final Map<String, String> KNOWN =
            Map.of("CD", "PWD", "USERPROFILE", "HOME", "HOMEPATH", "HOME", "USERNAME", "USER");

    private static final Set<String> OF_WINDOWS =
            Set.of(
                    "APPDATA",
                    "LOCALAPPDATA",
                    "PROGRAMFILES",
                    "PROGRAMDATA",
                    "SYSTEMROOT",
                    "SYSTEMDRIVE",
                    "WINDIR",
                    "COMSPEC",
                    "HOMEDRIVE",
                    "DATE",
                    "TIME",
                    "RANDOM");

    private BatchWords() {}

    /// As they are parted by spaces outside of quotes; the quotes are kept.
    static List<String> split(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
                isQuoted = !isQuoted;
            }
            if (!isQuoted && Character.isWhitespace(c)) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(c);
            }
        }
        if (isQuoted) {
            throw new Untold("a quotation mark without its other");
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /// One word: what is quoted stays together, `\` parts folders, `*` and `?` find files.
    static String shell(String word) {
        var shell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < word.length(); i++) {
            var c = word.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
                shell.append('"');
            } else if (c == '\\' && i + 1 < word.length() && word.charAt(i + 1) == '"') {
                shell.append("\\\"");
                i++;
            } else if (c == '\\') {
                shell.append('/');
            } else if (c == '%') {
                i = variable(word, i, shell);
            } else if (c == '^' && !isQuoted && i + 1 < word.length()) {
                i++;
                escaped(word.charAt(i), false, shell);
            } else {
                escaped(c, isQuoted, shell);
            }
        }
        return shell.toString();
    }

    /// A text as it stands, as one word: nothing but variables means anything in it.
    static String text(String text) {
        var shell = new StringBuilder("\"");
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '%') {
                i = variable(text, i, shell);
            } else if (c == '^' && i + 1 < text.length()) {
                i++;
                escaped(text.charAt(i), true, shell);
            } else {
                escaped(c, true, shell);
            }
        }
        return shell.append('"').toString();
    }

    private static void escaped(char c, boolean isQuoted, StringBuilder shell) {
        if ((isQuoted ? ESCAPED_INSIDE : ESCAPED_OUTSIDE).indexOf(c) >= 0) {
            shell.append('\\');
        }
        shell.append(c);
    }

    /// @return where it ends
    private static int variable(String text, int at, StringBuilder shell) {
        if (at + 1 < text.length() && text.charAt(at + 1) == '%') {
            shell.append('%');
            return at + 1;
        }
        if (at + 1 < text.length()
                && (text.charAt(at + 1) == '~' || Character.isDigit(text.charAt(at + 1)))) {
            throw new Untold("arguments of the batch script");
        }
        var end = text.indexOf('%', at + 1);
        if (end < 0) {
            shell.append('%');
            return at;
        }
        var name = text.substring(at + 1, end);
        if (!NAME.matcher(name).matches()) {
            if (name.contains(":")) {
                throw new Untold("a part of a variable, `%" + name + "%`");
            }
            shell.append('%');
            return at;
        }
        var upper = name.toUpperCase(Locale.ROOT);
        if (OF_WINDOWS.contains(upper)) {
            throw new Untold("the variable `%" + name + "%` of Windows");
        }
        shell.append("${").append(KNOWN.getOrDefault(upper, name)).append("-}");
        return end;
    }
}
