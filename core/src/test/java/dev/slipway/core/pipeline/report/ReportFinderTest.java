package dev.slipway.core.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.TestCase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reports are found where build tools put them, and only once.
class ReportFinderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target/surefire-reports/TEST-shop.CartTest.xml",
                "module/target/failsafe-reports/TEST-shop.CartIT.xml",
                "build/test-results/test/TEST-shop.CartTest.xml",
                "build/test-results/test/binary/x.xml",
                "junit.xml",
                "reports/junit-web.xml",
                "test-results/results.xml",
                "out/test-report.xml",
                "pytest.xml",
                "TEST-all.xml"
            })
    void finds(String path) {
        assertThat(ReportFinder.isUsual(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "src/test/resources/TEST-sample.xml",
                "node_modules/x/test-results/a.xml",
                "target/failsafe-reports/failsafe-summary.xml",
                "target/classes/log.xml",
                "target/site/jacoco/jacoco.xml",
                "target/surefire-reports/shop.CartTest.txt"
            })
    void leavesAlone(String path) {
        assertThat(ReportFinder.isUsual(path)).isFalse();
    }

    private static TestCase test(String name, long millis) {
        return new TestCase(
                "s",
                "suite",
                "C",
                name,
                TestCase.Outcome.PASSED,
                Duration.ofMillis(millis),
                null,
                null,
                null,
                false);
    }

    private static ReportReader.Report report(TestCase... tests) {
        return new ReportReader.Report(ReportReader.Format.JUNIT, List.of(tests), "");
    }

    @Test
    void knowsARunThatAnotherReporterToldAlready() {
        var finder = new ReportFinder();
        assertThat(finder.isNew(report(test("a", 1), test("b", 2)))).isTrue();
        var other = List.of(test("a()", 7), test("b()", 9));
        assertThat(finder.isNew(new ReportReader.Report(ReportReader.Format.OPEN_TEST, other, "")))
                .isFalse();
        var more = List.of(test("a()", 7), test("c()", 9));
        assertThat(finder.isNew(new ReportReader.Report(ReportReader.Format.OPEN_TEST, more, "")))
                .isTrue();
    }

    @Test
    void knowsAReportThatWasWrittenTwice() {
        var finder = new ReportFinder();

        assertThat(finder.isNew(report(test("a", 1), test("b", 2)))).isTrue();
        assertThat(finder.isNew(report(test("b", 2), test("a", 1)))).isFalse();
        assertThat(finder.isNew(report(test("a", 1), test("b", 3)))).isTrue();
    }
}
