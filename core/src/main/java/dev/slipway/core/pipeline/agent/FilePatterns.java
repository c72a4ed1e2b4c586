package dev.slipway.core.pipeline.agent;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Ant's patterns, as Jenkins' steps take them: comma-separated, `*` within a folder, `**` over
/// folders, a trailing `/` means all below.
public final class FilePatterns {
    private final List<Pattern> patterns;

    private FilePatterns(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    public static FilePatterns of(String commaSeparated) {
        return new FilePatterns(
                Stream.of(commaSeparated.split(","))
                        .map(String::strip)
                        .filter(pattern -> !pattern.isEmpty())
                        .map(FilePatterns::regex)
                        .toList());
    }

    public boolean matches(String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    public Predicate<String> without(FilePatterns others) {
        return path -> matches(path) && !others.matches(path);
    }

    private static Pattern regex(String ant) {
        var glob = ant.replace('\\', '/').replaceFirst("^(\\./)+", "");
        // Two of them in a row mean the same and would make a slow expression.
        glob = glob.replaceAll("(\\*\\*/)+", "**/").replaceAll("\\*{3,}", "**");
        if (glob.endsWith("/")) {
            glob += "**";
        }
        var regex = new StringBuilder();
        for (var i = 0; i < glob.length(); i++) {
            if (glob.startsWith("**/", i)) {
                regex.append("(?:[^/]+/)*");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(
                        switch (glob.charAt(i)) {
                            case '*' -> "[^/]*";
                            case '?' -> "[^/]";
                            default -> Pattern.quote(glob.substring(i, i + 1));
                        });
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
