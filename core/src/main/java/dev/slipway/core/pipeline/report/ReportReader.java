package dev.slipway.core.pipeline.report;

import dev.slipway.core.pipeline.TestCase;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/// Reads JUnit XML of all dialects as a stream: counts nothing from attributes, resolves nothing,
/// keeps what it could read of a broken file. Texts are cut at a length each. Safe from any thread.
public final class ReportReader {
    private static final String NO_RESOLVER = "javax.xml.stream.isSupportingExternalEntities";

    private final XMLInputFactory factory = hardened();

    /// @param problem why the file was not read to its end, in one sentence; empty if it was
    public record Report(List<TestCase> cases, String problem) {
        public Report {
            cases = List.copyOf(cases);
        }
    }

    private static XMLInputFactory hardened() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(NO_RESOLVER, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setXMLResolver((_, _, _, _) -> InputStream.nullInputStream());
        return factory;
    }

    /// Reads a report found in a stage; the caller closes the stream. Never throws for what the
    /// bytes are.
    public Report read(String stage, InputStream bytes) {
        var cases = new CaseGatherer(stage);
        try {
            var text = CleanText.of(bytes);
            var xml = factory.createXMLStreamReader(text);
            while (xml.hasNext()) {
                cases.accept(xml, xml.next());
            }
            return new Report(
                    cases.all(),
                    cases.isReport() ? "" : "It is no JUnit report: its root is no test suite.");
        } catch (XMLStreamException e) {
            return new Report(
                    cases.all(),
                    "It is broken at line %d; %d tests were read before that."
                            .formatted(e.getLocation().getLineNumber(), cases.all().size()));
        } catch (IOException | RuntimeException e) {
            return new Report(
                    cases.all(),
                    "It cannot be read; %d tests were read before that."
                            .formatted(cases.all().size()));
        }
    }
}
