package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.Finding.Severity;
import dev.slipway.core.pipeline.Position;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is to say about one file, gathered while it is read. For one thread.
final class Findings {
    private final String file;
    private final Set<Finding> all = new LinkedHashSet<>();

    Findings(String file) {
        this.file = file;
    }

    void error(Position at, String code, String message, String hint) {
        add(at, Severity.ERROR, code, message, hint);
    }

    void warning(Position at, String code, String message, String hint) {
        add(at, Severity.WARNING, code, message, hint);
    }

    private void add(Position at, Severity severity, String code, String message, String hint) {
        all.add(new Finding(file, at.line(), at.column(), severity, code, message, hint));
    }

    boolean hasErrors() {
        return all.stream().anyMatch(Finding::isError);
    }

    /// True if Jenkins would refuse the file too: an error that is more than "not supported here".
    boolean hasMistakes() {
        return all.stream().anyMatch(it -> it.isError() && !it.code().startsWith("unsupported."));
    }

    /// In the order of the text.
    List<Finding> sorted() {
        return all.stream()
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .toList();
    }
}
