package dev.slipway.core.pipeline.report;

import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestCase.Outcome;
import java.time.Duration;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// One case while its element is read. For one thread.
final class CaseDraft {
    private static final Set<String> DISABLED =
            Set.of("notrun", "disabled", "suppressed", "skipped");

    private final String className;
    private final String name;
    private final Duration duration;
    private final boolean ofSuite;
    private Outcome outcome = Outcome.PASSED;
    private @Nullable String message;
    private @Nullable Cap details;
    private @Nullable Cap output;
    private @Nullable Cap current;
    private @Nullable String part;

    private CaseDraft(String className, String name, Duration duration, boolean ofSuite) {
        this.className = className;
        this.name = name;
        this.duration = duration;
        this.ofSuite = ofSuite;
    }

    static CaseDraft of(XMLStreamReader xml) {
        var className = CaseGatherer.attribute(xml, "classname");
        if (className.isEmpty()) {
            className = CaseGatherer.attribute(xml, "class");
        }
        var name = CaseGatherer.attribute(xml, "name");
        var draft =
                new CaseDraft(
                        Cap.name(className),
                        name.isBlank() ? "(unnamed)" : Cap.name(name),
                        Seconds.of(CaseGatherer.attribute(xml, "time")),
                        false);
        if (DISABLED.contains(
                        CaseGatherer.attribute(xml, "status").toLowerCase(java.util.Locale.ROOT))
                || DISABLED.contains(
                        CaseGatherer.attribute(xml, "result").toLowerCase(java.util.Locale.ROOT))) {
            draft.outcome = Outcome.SKIPPED;
        }
        return draft;
    }

    /// A failure that a suite has outside of any case.
    static CaseDraft ofSuite(String suite) {
        return new CaseDraft("", suite.isEmpty() ? "(suite)" : suite, Duration.ZERO, true);
    }

    boolean isOfSuite() {
        return ofSuite;
    }

    boolean endsWith(String element) {
        return element.equals(part);
    }

    void beginPart(String element, XMLStreamReader xml) {
        switch (element) {
            case "failure" -> fail(Outcome.FAILED, element, xml);
            case "error" -> fail(Outcome.ERROR, element, xml);
            case "skipped" -> fail(Outcome.SKIPPED, element, xml);
            case "flakyFailure", "flakyError" -> fail(Outcome.FLAKY, element, xml);
            case "system-out", "system-err" -> {
                if (part == null) {
                    part = element;
                    output = output == null ? new Cap(Cap.OUTPUT) : output;
                    current = output;
                } else {
                    current = null;
                }
            }
            default -> {}
        }
    }

    private void fail(Outcome how, String element, XMLStreamReader xml) {
        part = element;
        var isFirst = outcome == Outcome.PASSED || how != outcome && worse(how);
        outcome = CaseGatherer.worse(outcome, how);
        if (isFirst) {
            var text = CaseGatherer.attribute(xml, "message");
            message = text.isBlank() ? null : Cap.message(text);
            details = new Cap(Cap.DETAILS);
            current = details;
        } else {
            current = null;
        }
    }

    private boolean worse(Outcome how) {
        return CaseGatherer.worse(outcome, how) == how;
    }

    void text(char[] characters, int start, int length) {
        if (current != null) {
            current.add(characters, start, length);
        }
    }

    void endPart(String element) {
        if (element.equals(part)) {
            part = null;
            current = null;
        } else if (element.startsWith("system-")) {
            current = details;
        }
    }

    TestCase finish(String stage, String suite, boolean keepsOutput) {
        var trace = details == null || details.isBlank() ? null : details.text();
        return new TestCase(
                stage,
                suite,
                className,
                name,
                outcome,
                duration,
                message == null && trace != null ? firstLine(trace) : message,
                trace,
                output == null || output.isBlank() || !keepsOutput ? null : output.text(),
                false);
    }

    private static @Nullable String firstLine(String text) {
        return text.lines().filter(it -> !it.isBlank()).findFirst().map(Cap::message).orElse(null);
    }
}
