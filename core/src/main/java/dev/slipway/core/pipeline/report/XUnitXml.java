package dev.slipway.core.pipeline.report;

import static dev.slipway.core.pipeline.report.XmlDialect.attribute;

import dev.slipway.core.pipeline.TestCase.Outcome;
import java.util.Locale;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// xUnit.net, versions 1 to 3; what broke outside of a test (`errors`) is a case too.
final class XUnitXml implements XmlDialect {
    private final CaseSink sink;
    private String assembly = "";
    private @Nullable Draft draft;
    private @Nullable Cap text;

    XUnitXml(CaseSink sink) {
        this.sink = sink;
    }

    @Override
    public void begin(XMLStreamReader xml, String element) {
        text = null;
        switch (element) {
            case "assembly" -> assembly = fileName(attribute(xml, "name"));
            case "test" -> draft = draft(xml);
            case "error" -> {
                draft = new Draft(sink);
                draft.suite = assembly;
                draft.name = attribute(xml, "type") + " " + attribute(xml, "name");
                draft.outcome = Outcome.ERROR;
            }
            case "message", "reason" -> text = draft == null ? null : draft.message;
            case "stack-trace" -> text = draft == null ? null : draft.details;
            case "output" -> text = draft == null ? null : draft.output;
            default -> {}
        }
    }

    private Draft draft(XMLStreamReader xml) {
        var fresh = new Draft(sink);
        fresh.suite = assembly;
        fresh.className = attribute(xml, "type");
        var name = attribute(xml, "name");
        fresh.name =
                name.startsWith(fresh.className + ".")
                        ? name.substring(fresh.className.length() + 1)
                        : name;
        fresh.duration = Seconds.of(attribute(xml, "time"));
        fresh.outcome =
                switch (attribute(xml, "result").toLowerCase(Locale.ROOT)) {
                    case "pass" -> Outcome.PASSED;
                    case "fail" -> Outcome.FAILED;
                    default -> Outcome.SKIPPED;
                };
        return fresh;
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
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
        if ((element.equals("test") || element.equals("error")) && draft != null) {
            draft.addTo(sink);
            draft = null;
        }
    }
}
