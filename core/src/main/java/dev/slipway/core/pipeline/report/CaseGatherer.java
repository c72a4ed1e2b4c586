package dev.slipway.core.pipeline.report;

import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestCase.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Puts cases together from the events of one report. For one thread.
final class CaseGatherer {
    private final String stage;
    private final List<TestCase> cases = new ArrayList<>();
    private final Deque<String> suites = new ArrayDeque<>();
    private final Deque<String> path = new ArrayDeque<>();
    private boolean isReport;
    private @Nullable CaseDraft draft;
    private long kept;

    CaseGatherer(String stage) {
        this.stage = stage;
    }

    List<TestCase> all() {
        return cases;
    }

    boolean isReport() {
        return isReport;
    }

    void accept(XMLStreamReader xml, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin(xml, xml.getLocalName());
            case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
            case XMLStreamConstants.CHARACTERS,
                    XMLStreamConstants.CDATA,
                    XMLStreamConstants.SPACE -> {
                if (draft != null) {
                    draft.text(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
            }
            default -> {}
        }
    }

    private void begin(XMLStreamReader xml, String element) {
        if (path.isEmpty()) {
            isReport = element.equals("testsuites") || element.equals("testsuite");
        }
        path.push(element);
        switch (element) {
            case "testsuite" -> suites.push(suiteName(xml));
            case "testcase" -> {
                if (draft == null && isReport) {
                    draft = CaseDraft.of(xml);
                }
            }
            case "failure", "error" -> {
                if (draft == null && isReport && !suites.isEmpty()) {
                    draft = CaseDraft.ofSuite(suites.peek());
                }
                if (draft != null) {
                    draft.beginPart(element, xml);
                }
            }
            default -> {
                if (draft != null) {
                    draft.beginPart(element, xml);
                }
            }
        }
    }

    private String suiteName(XMLStreamReader xml) {
        var name = attribute(xml, "name");
        var outer = suites.peek();
        if (name.isEmpty() || name.equals("undefined")) {
            return outer == null ? "" : outer;
        }
        return Cap.name(name);
    }

    private void end(String element) {
        path.poll();
        if (element.equals("testsuite")) {
            suites.poll();
        }
        if (draft == null) {
            return;
        }
        if (element.equals("testcase") || draft.isOfSuite() && draft.endsWith(element)) {
            var done = draft.finish(stage, suites.isEmpty() ? "" : suites.peek(), hasRoom());
            kept += done.output() == null ? 0 : done.output().length();
            cases.add(done);
            draft = null;
        } else {
            draft.endPart(element);
        }
    }

    /// A report with gigabytes of output is read for its cases; the output of the first ones is
    /// kept.
    private boolean hasRoom() {
        return kept < Cap.ALL_OUTPUT;
    }

    static String attribute(XMLStreamReader xml, String name) {
        var value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /// Which of two outcomes of one case tells more.
    static Outcome worse(Outcome one, Outcome other) {
        return rank(one) >= rank(other) ? one : other;
    }

    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> 0;
            case SKIPPED -> 1;
            case FLAKY -> 2;
            case FAILED -> 3;
            case ERROR -> 4;
        };
    }
}
