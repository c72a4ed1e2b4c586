package dev.slipway.core.compose;

import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.Finding.Severity;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects all there is to say about a file, so that a person sees it at once. One thread.
final class Findings {
    private final Set<Finding> found = new LinkedHashSet<>();
    private final boolean isLint;

    Findings() {
        this(false);
    }

    /// @param isLint true while nothing is known of the environment
    Findings(boolean isLint) {
        this.isLint = isLint;
    }

    void error(Yaml.At at, String code, String message, String hint) {
        add(Severity.ERROR, at, code, message, hint);
    }

    /// What an environment has to bring: wrong at a release, worth a word at a lint.
    void absent(Yaml.At at, String code, String message, String hint) {
        add(isLint ? Severity.WARNING : Severity.ERROR, at, code, message, hint);
    }

    void warning(Yaml.At at, String code, String message, String hint) {
        add(Severity.WARNING, at, code, message, hint);
    }

    boolean hasErrors() {
        return found.stream().anyMatch(Finding::isError);
    }

    /// In the order of the files' lines, the file that was read first ahead.
    List<Finding> all() {
        var files = found.stream().map(Finding::file).distinct().toList();
        return found.stream()
                .sorted(
                        Comparator.comparingInt((Finding f) -> files.indexOf(f.file()))
                                .thenComparingInt(Finding::line)
                                .thenComparingInt(Finding::column))
                .toList();
    }

    private void add(Severity severity, Yaml.At at, String code, String message, String hint) {
        found.add(new Finding(at.file(), at.line(), at.column(), severity, code, message, hint));
    }
}
