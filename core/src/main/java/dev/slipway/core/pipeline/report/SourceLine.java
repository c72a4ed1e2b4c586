package dev.slipway.core.pipeline.report;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A place in a source file that a stack trace names.
///
/// @param path as the trace tells it; of Java the package's folders and the file
/// @param line from 1 · textLine which line of the trace names it, from 0
public record SourceLine(String path, int line, int textLine) {
    private static final int MOST = 500;
    private static final int DEEPEST = 24;
    private static final int MOST_FILES = 100_000;
    private static final Pattern JAVA =
            Pattern.compile(
                    "\\bat (?:[\\w.@-]+/+)*((?:[\\w$]+\\.)+)[\\w$<>]+\\(([\\w$-]+\\.(?:java|kt|groovy|scala)):(\\d{1,7})\\)");
    private static final Pattern PYTHON =
            Pattern.compile("File \"([^\"\\n]{1,400})\", line (\\d{1,7})");
    private static final Pattern OTHER =
            Pattern.compile(
                    "(?<![\\w./@+-])((?:[A-Za-z]:)?[\\w./\\\\@+-]{1,400}\\.(?:py|[cm]?[jt]sx?|vue|go|rs|rb|php|cs|fs|vb"
                            + "|c|cc|cpp|cxx|h|hpp|swift|kt|java|scala|groovy|clj|exs?|dart|lua|feature|sh))"
                            + ":(?:line )?(\\d{1,7})\\b");

    /// All that a text names, in its order.
    static List<SourceLine> in(String text) {
        var found = new ArrayList<SourceLine>();
        var at = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            if (found.size() < MOST && line.length() < 4_000) {
                in(line, at, found);
            }
            at++;
        }
        return found;
    }

    private static void in(String line, int at, List<SourceLine> found) {
        var java = JAVA.matcher(line);
        if (java.find()) {
            var type = java.group(1);
            var folder =
                    type.substring(0, Math.max(0, type.lastIndexOf('.', type.length() - 2) + 1));
            found.add(
                    new SourceLine(
                            folder.replace('.', '/') + java.group(2), number(java.group(3)), at));
            return;
        }
        for (var pattern : List.of(PYTHON, OTHER)) {
            var other = pattern.matcher(line);
            if (other.find()) {
                found.add(new SourceLine(other.group(1), number(other.group(2)), at));
                return;
            }
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /// The file below a folder that this names: by the longest end of the path that is there, else
    /// the only file of the tree whose path ends so. Links are not followed; empty if there is
    /// none.
    public Optional<Path> below(Path folder) {
        var parts = path.replace('\\', '/').split("/+");
        for (var from = 0; from < parts.length; from++) {
            var rest = String.join("/", List.of(parts).subList(from, parts.length));
            var file = resolved(folder, rest);
            if (file.isPresent()) {
                return file;
            }
        }
        return searched(folder);
    }

    private static Optional<Path> resolved(Path folder, String rest) {
        try {
            var file = folder.resolve(rest).normalize();
            return file.startsWith(folder) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> searched(Path folder) {
        try (var files = Files.walk(folder, DEEPEST, new FileVisitOption[0])) {
            var end = Path.of(path.replace('\\', '/').replaceFirst("^/+", ""));
            return files.limit(MOST_FILES)
                    .filter(file -> file.endsWith(end))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
