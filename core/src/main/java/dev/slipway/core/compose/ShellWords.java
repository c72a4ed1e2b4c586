package dev.slipway.core.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Splits a command line into words as Compose does: quotes and backslashes, no expansion.
final class ShellWords {
    private ShellWords() {}

    /// Empty if a quote is not closed.
    static Optional<List<String>> split(String line) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        var inWord = false;
        var quote = ' ';
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                var escaped = line.charAt(++i);
                if (quote == '"' && "\"\\$`".indexOf(escaped) < 0) {
                    word.append(c);
                }
                word.append(escaped);
                inWord = true;
            } else if (quote == ' ' && (c == '"' || c == '\'')) {
                quote = c;
                inWord = true;
            } else if (c == quote && quote != ' ') {
                quote = ' ';
            } else if (quote == ' ' && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return quote == ' ' ? Optional.of(words) : Optional.empty();
    }
}
