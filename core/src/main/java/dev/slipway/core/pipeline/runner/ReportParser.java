package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.TestCase;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads test reports.
final class ReportParser {

    /// True if a file of that path in a workspace is usually a test report.
    boolean isReport(String path) {
        return path.matches("(?:.*/)?(TEST-.*|junit.*)\\.xml");
    }

    /// Its cases; what cannot be read gives none and a warning.
    List<TestCase> cases(String stage, String path, InputStream bytes) {
        var cases = new ArrayList<TestCase>();
        try {
            var factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            var xml = factory.createXMLStreamReader(bytes);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("testcase")) {
                    cases.add(of(stage, xml, TestCase.Outcome.PASSED));
                } else if (xml.getLocalName().equals("failure") && !cases.isEmpty()) {
                    var last = cases.removeLast();
                    cases.add(
                            new TestCase(
                                    stage,
                                    "",
                                    last.className(),
                                    last.name(),
                                    TestCase.Outcome.FAILED,
                                    last.duration(),
                                    xml.getAttributeValue(null, "message"),
                                    null,
                                    null,
                                    false));
                }
            }
        } catch (XMLStreamException e) {
            return cases;
        }
        return cases;
    }

    private static TestCase of(String stage, XMLStreamReader xml, TestCase.Outcome outcome) {
        var name = xml.getAttributeValue(null, "classname");
        return new TestCase(
                stage,
                "",
                name == null ? "" : name,
                String.valueOf(xml.getAttributeValue(null, "name")),
                outcome,
                Duration.ZERO,
                null,
                null,
                null,
                false);
    }
}
