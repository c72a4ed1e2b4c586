package dev.slipway.core.pipeline.report;

import static dev.slipway.core.pipeline.report.XmlDialect.attribute;

import dev.slipway.core.pipeline.TestCase.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Visual Studio's TRX, of `dotnet test --logger trx`: results first, their classes at the end. A
/// result that holds inner results (rows of data) is told by those.
final class TrxXml implements XmlDialect {
    private static final class Result {
        final Draft draft;
        final String id;
        boolean hasInner;

        Result(String id, Draft draft) {
            this.draft = draft;
            this.id = id;
        }
    }

    private final CaseSink sink;
    private final Map<String, String> classes = new HashMap<>();
    private final List<Result> results = new ArrayList<>();
    private final Deque<Result> open = new ArrayDeque<>();
    private String definition = "";
    private @Nullable Cap text;

    TrxXml(CaseSink sink) {
        this.sink = sink;
    }

    @Override
    public void begin(XMLStreamReader xml, String element) {
        text = null;
        switch (element) {
            case "UnitTestResult" -> result(xml);
            case "UnitTest" -> definition = attribute(xml, "id");
            case "TestMethod" -> classes.putIfAbsent(definition, className(xml));
            case "Message" -> text = open.isEmpty() ? null : open.peek().draft.message;
            case "StackTrace" -> text = open.isEmpty() ? null : open.peek().draft.details;
            case "StdOut", "StdErr" -> text = open.isEmpty() ? null : open.peek().draft.output;
            default -> {}
        }
    }

    private void result(XMLStreamReader xml) {
        if (!open.isEmpty()) {
            open.peek().hasInner = true;
        }
        var result = new Result(attribute(xml, "testId"), new Draft(sink));
        result.draft.name = attribute(xml, "testName");
        result.draft.duration = Seconds.ofClock(attribute(xml, "duration"));
        result.draft.outcome =
                switch (attribute(xml, "outcome")) {
                    case "Failed", "Timeout", "Aborted" -> Outcome.FAILED;
                    case "Error" -> Outcome.ERROR;
                    case "Passed", "PassedButRunAborted", "Warning", "Completed" -> Outcome.PASSED;
                    default -> Outcome.SKIPPED;
                };
        open.push(result);
        results.add(result);
    }

    /// `Shop.CartTest, Shop.Tests, Version=1.0` → `Shop.CartTest`.
    private static String className(XMLStreamReader xml) {
        var name = attribute(xml, "className");
        return name.indexOf(',') < 0 ? name : name.substring(0, name.indexOf(','));
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
        if (element.equals("UnitTestResult")) {
            open.poll();
        }
    }

    @Override
    public void finish() {
        for (var result : results) {
            if (!result.hasInner) {
                var draft = result.draft;
                draft.className = classes.getOrDefault(result.id, "");
                if (draft.name.startsWith(draft.className + ".")) {
                    draft.name = draft.name.substring(draft.className.length() + 1);
                }
                draft.addTo(sink);
            }
        }
    }
}
