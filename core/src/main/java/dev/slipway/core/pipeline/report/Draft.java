package dev.slipway.core.pipeline.report;

import dev.slipway.core.pipeline.TestCase.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A case of a report that says message, trace and output in elements of their own. For one thread.
final class Draft {
    String suite = "";
    String className = "";
    String name = "";
    Outcome outcome = Outcome.PASSED;
    Duration duration = Duration.ZERO;
    final Cap message;
    final Cap details;
    final Cap output;

    Draft(CaseSink sink) {
        message = sink.outputCap();
        details = sink.detailsCap();
        output = sink.outputCap();
    }

    void addTo(CaseSink sink) {
        sink.add(suite, className, name, outcome, duration, message(), trace(), output.text());
    }

    private String message() {
        return message.text();
    }

    /// A message is repeated above the trace only if it is longer than what is shown of it.
    private @Nullable String trace() {
        if (details.isBlank()) {
            return message.text().lines().count() > 1 ? message.text() : null;
        }
        return message.isBlank() ? details.text() : message.text() + "\n" + details.text();
    }

    /// `Shop.CartTest.Rounds("a.b")` → class `Shop.CartTest`, name `Rounds("a.b")`.
    void splitName(String full) {
        var end = full.indexOf('(') < 0 ? full.length() : full.indexOf('(');
        var dot = full.lastIndexOf('.', end);
        className = dot < 0 ? "" : full.substring(0, dot);
        name = full.substring(dot + 1);
    }
}
