package dev.slipway.core.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestCase.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Reports of every tool become the same cases; broken and hostile ones give what can be had.
class ReportReaderTest {
    private final ReportReader reader = new ReportReader();

    private ReportReader.Report read(String xml) {
        return read(xml, StandardCharsets.UTF_8);
    }

    private ReportReader.Report read(String xml, Charset charset) {
        return reader.read("Test", new ByteArrayInputStream(xml.getBytes(charset)));
    }

    private List<TestCase> cases(String xml) {
        var report = read(xml);
        assertThat(report.problem()).isEmpty();
        return report.cases();
    }

    @Test
    void readsSurefireWithReruns() {
        var cases =
                cases(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <testsuite name="shop.CartTest" tests="99" failures="0" time="1.5">
                          <properties><property name="a" value="b"/></properties>
                          <testcase classname="shop.CartTest" name="adds" time="0.25"/>
                          <testcase classname="shop.CartTest" name="rounds" time="0.1">
                            <failure message="expected: 3" type="AssertionError"><![CDATA[AssertionError: expected: 3
                            at shop.CartTest.rounds(CartTest.java:9)]]></failure>
                            <rerunFailure message="again"><stackTrace>second try</stackTrace></rerunFailure>
                            <system-out>hello</system-out>
                          </testcase>
                          <testcase classname="shop.CartTest" name="shaky">
                            <flakyFailure message="once"><stackTrace>trace of once</stackTrace><system-out>x</system-out></flakyFailure>
                          </testcase>
                          <testcase classname="shop.CartTest" name="later"><skipped message="not yet"/></testcase>
                          <testcase classname="shop.CartTest" name="breaks"><error type="NPE">java.lang.NPE
                            at x</error></testcase>
                        </testsuite>
                        """);

        assertThat(cases)
                .extracting(TestCase::fullName, TestCase::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("shop.CartTest.adds", Outcome.PASSED),
                        org.assertj.core.groups.Tuple.tuple("shop.CartTest.rounds", Outcome.FAILED),
                        org.assertj.core.groups.Tuple.tuple("shop.CartTest.shaky", Outcome.FLAKY),
                        org.assertj.core.groups.Tuple.tuple("shop.CartTest.later", Outcome.SKIPPED),
                        org.assertj.core.groups.Tuple.tuple("shop.CartTest.breaks", Outcome.ERROR));
        assertThat(cases.get(0).duration()).isEqualTo(Duration.ofMillis(250));
        assertThat(cases.get(1).message()).isEqualTo("expected: 3");
        assertThat(cases.get(1).details()).contains("CartTest.java:9").doesNotContain("second try");
        assertThat(cases.get(1).output()).isEqualTo("hello");
        assertThat(cases.get(2).details()).isEqualTo("trace of once");
        assertThat(cases.get(3).message()).isEqualTo("not yet");
        assertThat(cases.get(4).message()).isEqualTo("java.lang.NPE");
        assertThat(cases)
                .allMatch(it -> it.suite().equals("shop.CartTest") && it.stage().equals("Test"));
    }

    @Test
    void readsNestedSuitesAndSuiteFailures() {
        var cases =
                cases(
                        """
                        <testsuites name="all">
                          <testsuite name="outer">
                            <testsuite name="inner">
                              <testcase class="A" file="a.php" name="one"/>
                              <testsuite name=""><testcase name="two"/></testsuite>
                            </testsuite>
                            <error message="could not load"/>
                            <testcase classname="B" name="three"/>
                          </testsuite>
                        </testsuites>
                        """);

        assertThat(cases)
                .extracting(TestCase::suite, TestCase::fullName)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("inner", "A.one"),
                        org.assertj.core.groups.Tuple.tuple("inner", "two"),
                        org.assertj.core.groups.Tuple.tuple("outer", "outer"),
                        org.assertj.core.groups.Tuple.tuple("outer", "B.three"));
        assertThat(cases.get(2).outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void readsWhatGtestJestAndPytestAdd() {
        var cases =
                cases(
                        """
                        <testsuites>
                          <testsuite name="gtest">
                            <testcase name="Runs/0" status="run" result="completed" classname="S"/>
                            <testcase name="DISABLED_x" status="notrun" result="suppressed" classname="S"/>
                          </testsuite>
                          <testsuite name="undefined"><testcase classname="adds one" name="adds one"/></testsuite>
                          <testsuite name="pytest">
                            <testcase classname="t.test_a" name="test_x[1-2]"><error message="failed on setup with &quot;boom&quot;">trace</error></testcase>
                            <testcase classname="" name=""/>
                          </testsuite>
                        </testsuites>
                        """);

        assertThat(cases)
                .extracting(TestCase::outcome)
                .containsExactly(
                        Outcome.PASSED,
                        Outcome.SKIPPED,
                        Outcome.PASSED,
                        Outcome.ERROR,
                        Outcome.PASSED);
        assertThat(cases.get(2).suite()).isEmpty();
        assertThat(cases.get(3).message()).isEqualTo("failed on setup with \"boom\"");
        assertThat(cases.get(4).name()).isEqualTo("(unnamed)");
    }

    @Test
    void keepsTheCasesBeforeABreak() {
        var report = read("<testsuite name='a'><testcase name='one'/><testcase name='two'><fail");

        assertThat(report.cases()).extracting(TestCase::name).containsExactly("one");
        assertThat(report.problem()).contains("line 1").contains("1 tests");
    }

    @Test
    void saysWhatIsNoReport() {
        assertThat(read("").problem()).isNotEmpty();
        assertThat(read("<html><testcase name='x'/></html>"))
                .isEqualTo(
                        new ReportReader.Report(
                                ReportReader.Format.UNKNOWN,
                                List.of(),
                                "It is no test report: its root is none."));
        assertThat(read("just text").cases()).isEmpty();
    }

    @Test
    void readsLargeReportsThatEscapeTheirText() {
        var one =
                "<testcase name='a'><failure message='&lt;3&gt; &amp;'>x &lt; y\n</failure></testcase>\n";
        assertThat(cases("<testsuite>" + one.repeat(30_000) + "</testsuite>")).hasSize(30_000);
    }

    @Test
    void resolvesNoEntities() {
        var report =
                read(
                        """
                        <?xml version="1.0"?>
                        <!DOCTYPE testsuite [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY big "xxxxxxxxxx">]>
                        <testsuite name="a"><testcase name="one"><failure>&file;&big;</failure></testcase></testsuite>
                        """);

        assertThat(report.cases().toString()).doesNotContain("root:").doesNotContain("xxxx");
    }

    @Test
    void readsCharactersThatXmlForbids() {
        var cases =
                cases(
                        "<testsuite name='a'><testcase name='one'><failure message='a&#27;[31mred'>"
                                + "\u0001\u001b[0m\uD800 x</failure></testcase></testsuite>");

        assertThat(cases.getFirst().message()).contains("[31mred");
        assertThat(cases.getFirst().details()).contains("[0m").contains("x");
    }

    @Test
    void looksAtTheEncodingRatherThanBelievingIt() {
        var xml =
                "<?xml version='1.0' encoding='%s'?><testsuite><testcase name='größe'/></testsuite>";

        for (var file :
                List.of(
                        read(xml.formatted("UTF-16"), StandardCharsets.UTF_8),
                        read(xml.formatted("no-such"), StandardCharsets.UTF_8),
                        read("\uFEFF" + xml.formatted("UTF-8"), StandardCharsets.UTF_8),
                        read(xml.formatted("UTF-16"), StandardCharsets.UTF_16),
                        read(xml.formatted("UTF-16"), StandardCharsets.UTF_16LE),
                        read(xml.formatted("ISO-8859-1"), StandardCharsets.ISO_8859_1))) {
            assertThat(file.problem()).isEmpty();
            assertThat(file.cases()).extracting(TestCase::name).containsExactly("größe");
        }
    }

    @Test
    void cutsWhatIsTooLong() {
        var huge = "x".repeat(5_000_000);

        var test =
                cases(
                                "<testsuite><testcase name='a'><failure message='"
                                        + huge
                                        + "'>"
                                        + huge
                                        + "</failure><system-out>"
                                        + huge
                                        + "</system-out></testcase></testsuite>")
                        .getFirst();

        assertThat(test.message()).hasSizeLessThan(3_000);
        assertThat(test.details()).hasSizeLessThan(70_000).contains("more characters");
        assertThat(test.output()).hasSizeLessThan(70_000).contains("more characters");
    }

    @Test
    void countsTensOfThousandsOfCases() {
        var many = "<testcase classname='A' name='b' time='0.001'/>".repeat(50_000);

        assertThat(cases("<testsuite tests='3'>" + many + "</testsuite>")).hasSize(50_000);
    }

    @Test
    void givesOutputOfTheSuiteToItsFailures() {
        var cases =
                cases(
                        """
                        <testsuites><testsuite name="one">
                          <testcase name="a"><failure message="no"/></testcase>
                          <testcase name="b"/>
                          <testcase name="c"><failure message="no"/><system-out>own</system-out></testcase>
                          <system-out>of all</system-out><system-err> and more</system-err>
                        </testsuite>
                        <testsuite name="two"><testcase name="d"><error/></testcase></testsuite></testsuites>
                        """);

        assertThat(cases)
                .extracting(TestCase::name, TestCase::output)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", "of all and more"),
                        org.assertj.core.groups.Tuple.tuple("b", null),
                        org.assertj.core.groups.Tuple.tuple("c", "own"),
                        org.assertj.core.groups.Tuple.tuple("d", null));
    }

    @Test
    void believesAStatusWithoutAnElement() {
        assertThat(
                        cases(
                                """
                                <testsuite><testcase name="a" status="failed"/><testcase name="b" status="error"/>
                                <testcase name="c" status="run" result="completed"/>
                                <testcase name="d" status="fail"><failure message="why"/></testcase></testsuite>
                                """))
                .extracting(TestCase::outcome, TestCase::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Outcome.FAILED, null),
                        org.assertj.core.groups.Tuple.tuple(Outcome.ERROR, null),
                        org.assertj.core.groups.Tuple.tuple(Outcome.PASSED, null),
                        org.assertj.core.groups.Tuple.tuple(Outcome.FAILED, "why"));
    }

    @Test
    void opensOneTestInFull() {
        var xml =
                "<testsuite name='s'><testcase classname='C' name='a'><failure>"
                        + "x".repeat(200_000)
                        + "</failure></testcase><testcase classname='C' name='b'/></testsuite>";
        var cut = cases(xml).getFirst();
        assertThat(cut.details()).hasSizeLessThan(70_000).contains("more characters");

        var full = reader.full(cut, new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));

        assertThat(full).get().extracting(TestCase::details).asString().hasSize(200_000);
    }
}
