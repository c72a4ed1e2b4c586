package dev.slipway.core.pipeline.report;

import dev.slipway.core.pipeline.TestCase.Outcome;
import java.time.Duration;
import java.util.Locale;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// One case while its element is read. For one thread.
final class CaseDraft {
    private final CaseSink sink;
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

    private CaseDraft(
            CaseSink sink, String className, String name, Duration duration, boolean ofSuite) {
        this.sink = sink;
        this.className = className;
        this.name = name;
        this.duration = duration;
        this.ofSuite = ofSuite;
    }

    static CaseDraft of(XMLStreamReader xml, CaseSink sink) {
        var className = XmlDialect.attribute(xml, "classname");
        if (className.isEmpty()) {
            className = XmlDialect.attribute(xml, "class");
        }
        var draft =
                new CaseDraft(
                        sink,
                        className,
                        XmlDialect.attribute(xml, "name"),
                        Seconds.of(XmlDialect.attribute(xml, "time")),
                        false);
        draft.declared(XmlDialect.attribute(xml, "status"));
        draft.declared(XmlDialect.attribute(xml, "result"));
        return draft;
    }

    /// What an attribute says; elements may still say worse.
    private void declared(String status) {
        switch (status.toLowerCase(Locale.ROOT)) {
            case "notrun", "disabled", "suppressed", "skipped", "ignored", "pending" ->
                    outcome = Outcome.SKIPPED;
            case "fail", "failed", "failure" -> outcome = Outcome.FAILED;
            case "error", "broken" -> outcome = Outcome.ERROR;
            default -> {}
        }
    }

    /// A failure that a suite has outside of any case.
    static CaseDraft ofSuite(String suite, CaseSink sink) {
        return new CaseDraft(sink, "", suite.isEmpty() ? "(suite)" : suite, Duration.ZERO, true);
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
                    output = output == null && sink.hasRoom(outcome) ? sink.outputCap() : output;
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
        var isFirst = details == null || how != outcome && worse(how);
        outcome = outcome == Outcome.PASSED ? how : outcome.worse(how);
        if (isFirst) {
            var text = XmlDialect.attribute(xml, "message");
            message = text.isBlank() ? null : Cap.message(text);
            details = sink.detailsCap();
            current = details;
        } else {
            current = null;
        }
    }

    private boolean worse(Outcome how) {
        return outcome.worse(how) == how;
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

    void addTo(String suite) {
        sink.add(
                suite,
                className,
                name,
                outcome,
                duration,
                message,
                details == null ? null : details.text(),
                output == null ? null : output.text());
    }
}
