package dev.slipway.core.pipeline.report;

import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Reads test reports of all formats as streams: counts nothing from attributes, resolves nothing,
/// keeps what it could read of a broken file. Texts are cut at a length each. Safe from any thread.
public final class ReportReader {
    private static final int PEEK = 4096;

    private final XmlReport xml = new XmlReport();

    /// What a report is written in.
    public enum Format {
        JUNIT,
        TRX,
        NUNIT,
        XUNIT,
        OPEN_TEST,
        TAP,
        GO_TEST,
        CUCUMBER,
        /// It is no test report.
        UNKNOWN;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace("_", "");
        }
    }

    /// @param problem why the file was not read to its end, in one sentence; empty if it was
    public record Report(Format format, List<TestCase> cases, String problem) {
        public Report {
            cases = List.copyOf(cases);
        }

        static Report unknown(String problem) {
            return new Report(Format.UNKNOWN, List.of(), problem);
        }
    }

    /// Reads a report found in a stage; the caller closes the stream. Never throws for what the
    /// bytes are.
    public Report read(String stage, InputStream bytes) {
        return read(new CaseSink(stage, Limits.USUAL), bytes);
    }

    /// The one test with all that its report says of it, within 16 MB; empty if it is not there.
    public Optional<TestCase> full(TestCase test, InputStream bytes) {
        var sink = new CaseSink(test.stage(), Limits.fullOf(TestName.of(test)));
        return read(sink, bytes).cases().stream()
                .filter(each -> each.outcome() == test.outcome())
                .findFirst();
    }

    private Report read(CaseSink sink, InputStream bytes) {
        var first = -1;
        try {
            var text = new BufferedReader(CleanText.of(bytes), 2 * PEEK);
            first = firstCharacter(text);
            return switch (first) {
                case -1 -> Report.unknown("It is empty.");
                case '<' -> xml.read(text, sink);
                case '[' ->
                        CucumberJson.read(text, sink)
                                ? new Report(Format.CUCUMBER, sink.cases(), "")
                                : Report.unknown("It is some other JSON.");
                default -> lines(text, sink);
            };
        } catch (IOException | RuntimeException e) {
            return new Report(
                    sink.size() > 0 && first == '[' ? Format.CUCUMBER : Format.UNKNOWN,
                    sink.cases(),
                    broken(sink));
        }
    }

    private static String broken(CaseSink sink) {
        return "It cannot be read; %d tests were read before that.".formatted(sink.size());
    }

    /// The first that is no space, as far as it comes early; it is read again.
    private static int firstCharacter(BufferedReader text) throws IOException {
        while (true) {
            text.mark(1);
            var first = text.read();
            if (first < 0 || !Character.isWhitespace(first)) {
                text.reset();
                return first;
            }
        }
    }

    private static Report lines(BufferedReader text, CaseSink sink) {
        var tap = new Tap(sink);
        var go = new GoTest(sink);
        var format = Format.UNKNOWN;
        var problem = "";
        try {
            var lines = new Lines(text);
            for (var line = lines.next(); line != null; line = lines.next()) {
                format = format == Format.UNKNOWN ? lineFormat(line) : format;
                if (format == Format.TAP) {
                    tap.line(line);
                } else if (format == Format.GO_TEST) {
                    go.line(line);
                } else if (lines.count() > 1000) {
                    break;
                }
            }
        } catch (IOException e) {
            problem = broken(sink);
        }
        tap.finish();
        go.finish();
        return format == Format.UNKNOWN
                ? Report.unknown("It is no test report of a known format.")
                : new Report(format, sink.cases(), problem);
    }

    private static Format lineFormat(String line) {
        if (GoTest.isEvent(line)) {
            return Format.GO_TEST;
        }
        return Tap.isBegin(line) ? Format.TAP : Format.UNKNOWN;
    }
}
