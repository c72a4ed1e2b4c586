package dev.slipway.core.pipeline.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads what tools found in code: reports in the formats of Checkstyle (which many linters write),
/// PMD, CPD, SpotBugs, dependency-check and SARIF, and the lines of compilers. Safe from any
/// thread.
public final class IssueReader {
    private static final int MOST = 100_000;

    /// `[WARNING] /a/B.java:[3,4] words`, `B.java:3: warning: words`, `b.c:3:4: error: words`
    private static final Pattern LINE =
            Pattern.compile(
                    "(?:\\[(WARNING|ERROR)\\] )?(\\S+\\.\\w+):(?:\\[(\\d+),\\d+\\]|(\\d+)(?::\\d+)?:)"
                            + "\\s*(?:(warning|error|fatal error):)?\\s*(.*)",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_MAVEN = Pattern.compile("\\[(WARNING|ERROR)\\]\\s+(\\S.*)");
    private static final Set<String> GRAVE =
            Set.of("error", "critical", "high", "1", "2", "blocker", "fatal error");
    private static final JsonMapper JSON = new JsonMapper();

    private IssueReader() {}

    /// @param severity the tool's own word, in small letters
    public record Issue(String file, String line, String severity, String message) {
        public boolean isError() {
            return GRAVE.contains(severity);
        }

        @Override
        public String toString() {
            var place =
                    file.isEmpty() ? "" : line.isEmpty() ? file + ": " : file + ":" + line + ": ";
            return place + message;
        }
    }

    /// Empty if it is no report of a format that is known.
    public static Optional<List<Issue>> read(InputStream bytes) throws IOException {
        var content = new java.io.BufferedInputStream(bytes);
        content.mark(64);
        var first = (char) content.read();
        content.reset();
        return first == '{' ? sarif(content) : xml(content);
    }

    private static Optional<List<Issue>> sarif(InputStream bytes) throws IOException {
        var runs = JSON.readTree(bytes).path("runs");
        if (!runs.isArray()) {
            return Optional.empty();
        }
        var issues = new ArrayList<Issue>();
        for (var run : runs) {
            for (var result : run.path("results")) {
                var place = result.path("locations").path(0).path("physicalLocation");
                issues.add(
                        new Issue(
                                place.path("artifactLocation").path("uri").asText(""),
                                place.path("region").path("startLine").asText(""),
                                result.path("level").asText("warning"),
                                result.path("message").path("text").asText("")));
            }
        }
        return Optional.of(issues);
    }

    private static Optional<List<Issue>> xml(InputStream bytes) {
        var issues = new ArrayList<Issue>();
        var root = "";
        try {
            var xml =
                    XmlReport.hardened()
                            .createXMLStreamReader(
                                    new InputStreamReader(bytes, StandardCharsets.UTF_8));
            var file = "";
            while (xml.hasNext() && issues.size() < MOST) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                root = root.isEmpty() ? xml.getLocalName() : root;
                if (xml.getLocalName().equals("file")) {
                    file = XmlDialect.attribute(xml, "name");
                }
                issue(xml, file).ifPresent(issues::add);
            }
        } catch (XMLStreamException broken) {
            return issues.isEmpty() ? Optional.empty() : Optional.of(issues);
        }
        var known = Set.of("checkstyle", "pmd", "pmd-cpd", "BugCollection", "analysis");
        return known.contains(root) ? Optional.of(issues) : Optional.empty();
    }

    private static Optional<Issue> issue(XMLStreamReader xml, String file)
            throws XMLStreamException {
        return switch (xml.getLocalName()) {
            case "error" ->
                    Optional.of(
                            new Issue(
                                    file,
                                    XmlDialect.attribute(xml, "line"),
                                    XmlDialect.attribute(xml, "severity").toLowerCase(Locale.ROOT),
                                    XmlDialect.attribute(xml, "message")));
            case "violation" ->
                    Optional.of(
                            new Issue(
                                    file,
                                    XmlDialect.attribute(xml, "beginline"),
                                    XmlDialect.attribute(xml, "priority"),
                                    xml.getElementText().strip()));
            case "BugInstance" ->
                    Optional.of(
                            new Issue(
                                    "",
                                    "",
                                    XmlDialect.attribute(xml, "priority").equals("1")
                                            ? "high"
                                            : "normal",
                                    XmlDialect.attribute(xml, "type")));
            case "duplication" ->
                    Optional.of(
                            new Issue(
                                    "",
                                    "",
                                    "normal",
                                    XmlDialect.attribute(xml, "lines") + " lines twice"));
            case "severity" ->
                    Optional.of(
                            new Issue(
                                    "",
                                    "",
                                    xml.getElementText().strip().toLowerCase(Locale.ROOT),
                                    "a vulnerable dependency"));
            default -> Optional.empty();
        };
    }

    /// What a compiler or Maven says in a line, if it complains.
    ///
    /// @param isMaven also its complaints that name no file
    public static Optional<Issue> line(String text, boolean isMaven) {
        var match = LINE.matcher(text.strip());
        if (match.matches()) {
            var word = match.group(1) == null ? match.group(5) : match.group(1);
            var line = match.group(3) == null ? match.group(4) : match.group(3);
            if (word != null) {
                return Optional.of(
                        new Issue(
                                match.group(2),
                                line,
                                word.toLowerCase(Locale.ROOT),
                                match.group(6)));
            }
        }
        var ofMaven = OF_MAVEN.matcher(text.strip());
        return isMaven && ofMaven.matches()
                ? Optional.of(
                        new Issue(
                                "",
                                "",
                                ofMaven.group(1).toLowerCase(Locale.ROOT),
                                ofMaven.group(2)))
                : Optional.empty();
    }
}
