package dev.slipway.core.pipeline.report;

import dev.slipway.core.pipeline.report.ReportReader.Format;
import dev.slipway.core.pipeline.report.ReportReader.Report;
import java.io.InputStream;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads XML by the dialect that its root names. Document types and entities are neither resolved
/// nor expanded, so a hostile file costs what its own bytes cost. Safe from any thread.
final class XmlReport {
    private final XMLInputFactory factory = hardened();

    static XMLInputFactory hardened() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        // The JDK takes at most 100,000 references of a document, &lt; included. Without a document
        // type none but those of one character exist, so these limits protect from nothing.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setXMLResolver((_, _, _, _) -> InputStream.nullInputStream());
        return factory;
    }

    Report read(Reader text, CaseSink sink) {
        var format = Format.UNKNOWN;
        XmlDialect dialect = null;
        var problem = "";
        try {
            var xml = factory.createXMLStreamReader(text);
            while (dialect == null && xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    format = format(local(xml.getLocalName()));
                    dialect = dialect(format, sink);
                    if (dialect == null) {
                        return Report.unknown("It is no test report: its root is none.");
                    }
                    dialect.begin(xml, local(xml.getLocalName()));
                }
            }
            while (dialect != null && xml.hasNext()) {
                hand(xml, dialect);
            }
        } catch (XMLStreamException e) {
            problem = broken(e, sink.size());
        } catch (RuntimeException e) {
            problem = "It cannot be read; %d tests were read before that.".formatted(sink.size());
        }
        if (dialect != null) {
            dialect.finish();
        }
        return new Report(format, sink.cases(), problem);
    }

    private static String broken(XMLStreamException e, int before) {
        return "It is broken at line %d; %d tests were read before that."
                .formatted(e.getLocation().getLineNumber(), before);
    }

    private static void hand(XMLStreamReader xml, XmlDialect dialect) throws XMLStreamException {
        switch (xml.next()) {
            case XMLStreamConstants.START_ELEMENT -> dialect.begin(xml, local(xml.getLocalName()));
            case XMLStreamConstants.END_ELEMENT -> dialect.end(local(xml.getLocalName()));
            case XMLStreamConstants.CHARACTERS,
                    XMLStreamConstants.CDATA,
                    XMLStreamConstants.SPACE ->
                    dialect.text(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            default -> {}
        }
    }

    private static String local(String name) {
        var colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(colon + 1);
    }

    private static Format format(String root) {
        return switch (root) {
            case "testsuites", "testsuite" -> Format.JUNIT;
            case "TestRun" -> Format.TRX;
            case "test-results", "test-run" -> Format.NUNIT;
            case "assemblies", "assembly" -> Format.XUNIT;
            case "events", "execution" -> Format.OPEN_TEST;
            default -> Format.UNKNOWN;
        };
    }

    private static @Nullable XmlDialect dialect(Format format, CaseSink sink) {
        return switch (format) {
            case JUNIT -> new JUnitXml(sink);
            case TRX -> new TrxXml(sink);
            case NUNIT -> new NUnitXml(sink);
            case XUNIT -> new XUnitXml(sink);
            case OPEN_TEST -> new OpenTestXml(sink);
            case TAP, GO_TEST, CUCUMBER, UNKNOWN -> null;
        };
    }
}
