package dev.slipway.core.source;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which branches are meant: names separated by commas, with `*` for anything within a part between
/// slashes and `**` for anything. Nothing is meant by an empty text.
public record BranchPattern(String text) {
    public boolean isEmpty() {
        return text.isBlank();
    }

    public boolean matches(String branch) {
        return !isEmpty() && Pattern.matches(expression(), branch);
    }

    private String expression() {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(BranchPattern::one)
                .collect(Collectors.joining("|"));
    }

    private static String one(String glob) {
        return Arrays.stream(glob.split("(?<=\\*)(?=[^*])|(?<=[^*])(?=\\*)"))
                .map(part ->
                        switch (part) {
                            case "*" -> "[^/]*";
                            default -> part.startsWith("**") ? ".*" : Pattern.quote(part);
                        })
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return text;
    }
}
