package dev.slipway.core.pipeline.report;

import static dev.slipway.core.pipeline.report.XmlDialect.attribute;

import dev.slipway.core.pipeline.TestCase.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// NUnit 2 (`test-results`) and NUnit 3 (`test-run`).
final class NUnitXml implements XmlDialect {
    private final CaseSink sink;
    private final Deque<String> suites = new ArrayDeque<>();
    private @Nullable Draft draft;
    private @Nullable Cap text;

    NUnitXml(CaseSink sink) {
        this.sink = sink;
    }

    @Override
    public void begin(XMLStreamReader xml, String element) {
        text = null;
        switch (element) {
            case "test-suite" -> suites.push(attribute(xml, "name"));
            case "test-case" -> draft = draft(xml);
            case "message" -> text = draft == null ? null : draft.message;
            case "stack-trace" -> text = draft == null ? null : draft.details;
            case "output" -> text = draft == null ? null : draft.output;
            default -> {}
        }
    }

    private Draft draft(XMLStreamReader xml) {
        var fresh = new Draft(sink);
        var className = attribute(xml, "classname");
        if (className.isEmpty()) {
            fresh.splitName(attribute(xml, "name"));
        } else {
            fresh.className = className;
            fresh.name = attribute(xml, "name");
        }
        fresh.suite = suites.isEmpty() ? "" : suites.peek();
        var seconds = attribute(xml, "duration");
        fresh.duration = Seconds.of(seconds.isEmpty() ? attribute(xml, "time") : seconds);
        fresh.outcome = outcome(xml);
        return fresh;
    }

    private static Outcome outcome(XMLStreamReader xml) {
        if (attribute(xml, "label").equalsIgnoreCase("error")) {
            return Outcome.ERROR;
        }
        var result = attribute(xml, "result").toLowerCase(Locale.ROOT);
        return switch (result) {
            case "success", "passed", "warning" -> Outcome.PASSED;
            case "failure", "failed" -> Outcome.FAILED;
            case "error", "cancelled", "notrunnable" -> Outcome.ERROR;
            case "" ->
                    attribute(xml, "executed").equalsIgnoreCase("false")
                            ? Outcome.SKIPPED
                            : attribute(xml, "success").equalsIgnoreCase("false")
                                    ? Outcome.FAILED
                                    : Outcome.PASSED;
            default -> Outcome.SKIPPED;
        };
    }

    @Override
    public void text(char[] characters, int start, int length) {
        if (text != null) {
            text.add(characters, start, length);
        }
    }

    @Override
    public void end(String element) {
        text = null;
        if (element.equals("test-suite")) {
            suites.poll();
        } else if (element.equals("test-case") && draft != null) {
            draft.addTo(sink);
            draft = null;
        }
    }
}
