package dev.slipway.core.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What tools found is counted, the grave apart.
class IssueReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<checkstyle><file name='A'><error line='3' severity='error' message='m'/><error line='4' severity='warning' message='n'/></file></checkstyle>",
                "<pmd><file name='A'><violation beginline='3' priority='1'>m</violation><violation beginline='4' priority='3'>n</violation></file></pmd>",
                "<BugCollection><BugInstance type='NP' priority='1'/><BugInstance type='SE' priority='2'/></BugCollection>",
                "<analysis><dependencies><dependency><vulnerabilities><vulnerability><severity>HIGH</severity></vulnerability>"
                        + "<vulnerability><severity>LOW</severity></vulnerability></vulnerabilities></dependency></dependencies></analysis>",
                "{\"runs\":[{\"results\":[{\"level\":\"error\",\"message\":{\"text\":\"m\"}},{\"message\":{\"text\":\"n\"}}]}]}"
            })
    void countsAnErrorAndAWarning(String report) throws IOException {
        var issues = read(report);

        assertThat(issues).hasSize(2);
        assertThat(issues.stream().filter(IssueReader.Issue::isError)).hasSize(1);
    }

    @Test
    void saysWhereItIs() throws IOException {
        var issues =
                read(
                        "<checkstyle><file name='a/A.java'><error line='3' severity='error' message='m'/></file></checkstyle>");

        assertThat(issues.getFirst()).hasToString("a/A.java:3: m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html/>",
                "{}",
                "text",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:/etc/passwd'>]><checkstyle>&e;"
            })
    void refusesWhatIsNoReport(String text) throws IOException {
        assertThat(IssueReader.read(bytes(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[WARNING] /w/A.java:[3,4] unchecked | false | warning",
                "[ERROR] /w/A.java:[3,4] no symbol | false | error",
                "A.java:3: warning: [x] words | false | warning",
                "b.c:3:4: error: words | false | error",
                "[WARNING] no version | true | warning",
                "[WARNING] no version | false | ",
                "10:22:01 hello | true | "
            })
    void readsTheLinesOfCompilers(String line, boolean isMaven, String severity) {
        assertThat(IssueReader.line(line, isMaven).map(IssueReader.Issue::severity).orElse(null))
                .isEqualTo(severity);
    }

    private static List<IssueReader.Issue> read(String text) throws IOException {
        return IssueReader.read(bytes(text)).orElseThrow();
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
