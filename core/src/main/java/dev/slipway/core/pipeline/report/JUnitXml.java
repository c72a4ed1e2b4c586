package dev.slipway.core.pipeline.report;

import static dev.slipway.core.pipeline.report.XmlDialect.attribute;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// JUnit XML, which has no schema: what Ant, Surefire, Gradle, pytest, Jest, GoogleTest, PHPUnit,
/// Bazel, CTest and many others make of it.
final class JUnitXml implements XmlDialect {
    private static final class Suite {
        final String name;
        final int firstCase;
        @Nullable Cap output;

        Suite(String name, int firstCase) {
            this.name = name;
            this.firstCase = firstCase;
        }
    }

    private final CaseSink sink;
    private final Deque<Suite> suites = new ArrayDeque<>();
    private @Nullable CaseDraft draft;
    private boolean isSuiteOutput;

    JUnitXml(CaseSink sink) {
        this.sink = sink;
    }

    @Override
    public void begin(XMLStreamReader xml, String element) {
        switch (element) {
            case "testsuite" -> suites.push(new Suite(suiteName(xml), sink.size()));
            case "testcase" -> {
                if (draft == null) {
                    draft = CaseDraft.of(xml, sink);
                }
            }
            case "failure", "error" -> {
                if (draft == null && !suites.isEmpty()) {
                    draft = CaseDraft.ofSuite(suites.peek().name, sink);
                }
                if (draft != null) {
                    draft.beginPart(element, xml);
                }
            }
            default -> {
                if (draft != null) {
                    draft.beginPart(element, xml);
                } else {
                    isSuiteOutput = element.startsWith("system-") && !suites.isEmpty();
                }
            }
        }
    }

    private String suiteName(XMLStreamReader xml) {
        var name = attribute(xml, "name");
        if (name.isEmpty() || name.equals("undefined")) {
            return suites.isEmpty() ? "" : suites.peek().name;
        }
        return name;
    }

    @Override
    public void text(char[] characters, int start, int length) {
        if (draft != null) {
            draft.text(characters, start, length);
        } else if (isSuiteOutput) {
            var suite = suites.peek();
            if (suite != null) {
                suite.output = suite.output == null ? sink.outputCap() : suite.output;
                suite.output.add(characters, start, length);
            }
        }
    }

    @Override
    public void end(String element) {
        isSuiteOutput = false;
        if (element.equals("testsuite")) {
            endSuite();
        } else if (draft != null) {
            if (element.equals("testcase") || draft.isOfSuite() && draft.endsWith(element)) {
                draft.addTo(suites.isEmpty() ? "" : suites.peek().name);
                draft = null;
            } else {
                draft.endPart(element);
            }
        }
    }

    private void endSuite() {
        var suite = suites.poll();
        if (suite != null && suite.output != null && !suite.output.isBlank()) {
            sink.outputOfSuite(suite.firstCase, suite.output.text());
        }
    }
}
