package dev.slipway.core.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestCase.Outcome;
import dev.slipway.core.pipeline.report.ReportReader.Format;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The formats beside JUnit's.
class ReportFormatsTest {

    private static List<TestCase> cases(Format format, String text) {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        var report = new ReportReader().read("Test", bytes);
        assertThat(report.format()).isEqualTo(format);
        assertThat(report.problem()).isEmpty();
        return report.cases();
    }

    @Test
    void readsTrxWithRowsOfData() {
        var cases =
                cases(
                        Format.TRX,
                        """
                        ﻿<?xml version="1.0" encoding="utf-8"?>
                        <TestRun id="1" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
                          <Results>
                            <UnitTestResult testId="t1" testName="Shop.CartTest.Adds" outcome="Passed" duration="00:00:01.2500000"/>
                            <UnitTestResult testId="t2" testName="Rounds" outcome="Failed" duration="00:01:00">
                              <Output><StdOut>hello</StdOut><ErrorInfo><Message>Assert.AreEqual failed. Expected:&lt;3&gt;. Actual:&lt;2&gt;.</Message>
                                <StackTrace>at Shop.CartTest.Rounds() in /src/CartTest.cs:line 9</StackTrace></ErrorInfo></Output>
                            </UnitTestResult>
                            <UnitTestResult testId="t3" testName="Rows" outcome="Failed">
                              <InnerResults>
                                <UnitTestResult testId="t3" testName="Rows (1)" outcome="Passed"/>
                                <UnitTestResult testId="t3" testName="Rows (2)" outcome="Failed"/>
                              </InnerResults>
                            </UnitTestResult>
                            <UnitTestResult testId="t4" testName="Later" outcome="NotExecuted"/>
                          </Results>
                          <TestDefinitions>
                            <UnitTest name="Adds" id="t1"><TestMethod className="Shop.CartTest, Shop.Tests, Version=1.0" name="Adds"/></UnitTest>
                            <UnitTest name="Rounds" id="t2"><TestMethod className="Shop.CartTest" name="Rounds"/></UnitTest>
                            <UnitTest name="Rows" id="t3"><TestMethod className="Shop.CartTest" name="Rows"/></UnitTest>
                          </TestDefinitions>
                        </TestRun>
                        """);

        assertThat(cases)
                .extracting(TestCase::fullName, TestCase::outcome)
                .containsExactly(
                        tuple("Shop.CartTest.Adds", Outcome.PASSED),
                        tuple("Shop.CartTest.Rounds", Outcome.FAILED),
                        tuple("Shop.CartTest.Rows (1)", Outcome.PASSED),
                        tuple("Shop.CartTest.Rows (2)", Outcome.FAILED),
                        tuple("Later", Outcome.SKIPPED));
        assertThat(cases.get(0).duration()).isEqualTo(Duration.ofMillis(1250));
        assertThat(cases.get(1).message()).startsWith("Assert.AreEqual failed");
        assertThat(cases.get(1).details()).contains("CartTest.cs:line 9");
        assertThat(cases.get(1).output()).isEqualTo("hello");
        assertThat(FailureDetails.of(cases.get(1)).difference()).contains(new Difference("3", "2"));
    }

    @Test
    void readsNUnit3And2() {
        assertThat(
                        cases(
                                Format.NUNIT,
                                """
                                <test-run id="2" testcasecount="9"><test-suite type="TestFixture" name="CartTest">
                                  <test-case name="Adds(1)" classname="Shop.CartTest" result="Passed" duration="0.25"/>
                                  <test-case name="Breaks" classname="Shop.CartTest" result="Failed" label="Error">
                                    <failure><message><![CDATA[boom]]></message><stack-trace>at X</stack-trace></failure>
                                    <output>said</output></test-case>
                                  <test-case name="Later" classname="Shop.CartTest" result="Skipped"><reason><message>not yet</message></reason></test-case>
                                </test-suite></test-run>
                                """))
                .extracting(TestCase::fullName, TestCase::outcome, TestCase::message)
                .containsExactly(
                        tuple("Shop.CartTest.Adds(1)", Outcome.PASSED, null),
                        tuple("Shop.CartTest.Breaks", Outcome.ERROR, "boom"),
                        tuple("Shop.CartTest.Later", Outcome.SKIPPED, "not yet"));
        assertThat(
                        cases(
                                Format.NUNIT,
                                """
                                <test-results name="Shop.dll" total="3"><test-suite name="CartTest"><results>
                                  <test-case name="Shop.CartTest.Adds(&quot;a.b&quot;)" executed="True" success="True" time="0,5"/>
                                  <test-case name="Shop.CartTest.Rounds" executed="True" success="False" result="Failure"><failure><message>no</message></failure></test-case>
                                  <test-case name="Shop.CartTest.Later" executed="False"/>
                                </results></test-suite></test-results>
                                """))
                .extracting(TestCase::className, TestCase::name, TestCase::outcome)
                .containsExactly(
                        tuple("Shop.CartTest", "Adds(\"a.b\")", Outcome.PASSED),
                        tuple("Shop.CartTest", "Rounds", Outcome.FAILED),
                        tuple("Shop.CartTest", "Later", Outcome.SKIPPED));
    }

    @Test
    void readsXUnit() {
        assertThat(
                        cases(
                                Format.XUNIT,
                                """
                                <assemblies><assembly name="/src/bin/Shop.Tests.dll"><errors><error type="assembly-cleanup" name="Shop">
                                  <failure><message>left open</message></failure></error></errors>
                                  <collection name="c"><test name="Shop.CartTest.Rounds(x: 1.5)" type="Shop.CartTest" method="Rounds" time="0.1" result="Fail">
                                    <failure exception-type="X"><message>Assert.Equal() Failure\nExpected: 3\nActual:   2</message><stack-trace>at X</stack-trace></failure></test>
                                  <test name="Shop.CartTest.Later" type="Shop.CartTest" result="Skip"><reason>not yet</reason></test>
                                  <test name="adds two" type="Shop.CartTest" result="Pass"/></collection></assembly></assemblies>
                                """))
                .extracting(TestCase::suite, TestCase::fullName, TestCase::outcome)
                .containsExactly(
                        tuple("Shop.Tests.dll", "assembly-cleanup Shop", Outcome.ERROR),
                        tuple("Shop.Tests.dll", "Shop.CartTest.Rounds(x: 1.5)", Outcome.FAILED),
                        tuple("Shop.Tests.dll", "Shop.CartTest.Later", Outcome.SKIPPED),
                        tuple("Shop.Tests.dll", "Shop.CartTest.adds two", Outcome.PASSED));
    }

    @Test
    void readsOpenTestEventsAndTrees() {
        var cases =
                cases(
                        Format.OPEN_TEST,
                        """
                        <e:events xmlns="https://schemas.opentest4j.org/reporting/core/0.2.0" xmlns:e="https://schemas.opentest4j.org/reporting/events/0.2.0" xmlns:java="https://schemas.opentest4j.org/reporting/java/0.2.0" xmlns:junit="https://schemas.junit.org/open-test-reporting">
                          <infrastructure><hostName>x</hostName></infrastructure>
                          <e:started id="1" name="JUnit Jupiter" time="2026-11-22T10:00:00Z"><metadata><junit:type>CONTAINER</junit:type></metadata></e:started>
                          <e:started id="2" name="CartTest" parentId="1" time="2026-11-22T10:00:00Z"><metadata><junit:type>CONTAINER</junit:type></metadata><sources><java:classSource className="shop.CartTest"/></sources></e:started>
                          <e:started id="3" name="adds()" parentId="2" time="2026-11-22T10:00:00Z"><metadata><junit:type>TEST</junit:type></metadata></e:started>
                          <e:finished id="3" time="2026-11-22T10:00:01.500Z"><result status="SUCCESSFUL"/></e:finished>
                          <e:started id="4" name="rounds()" parentId="2" time="2026-11-22T10:00:01Z"><metadata><junit:type>TEST</junit:type></metadata></e:started>
                          <e:reported id="4" time="2026-11-22T10:00:01Z"><attachments><data><entry key="stdout">hello</entry></data></attachments></e:reported>
                          <e:finished id="4" time="2026-11-22T10:00:02Z"><result status="FAILED"><java:throwable assertionError="true"><![CDATA[X: expected: <3> but was: <2>
                        \tat shop.CartTest.rounds(CartTest.java:9)]]></java:throwable></result></e:finished>
                          <e:finished id="2" time="2026-11-22T10:00:02Z"><result status="SUCCESSFUL"/></e:finished>
                          <e:started id="5" name="cutOff()" parentId="1" time="2026-11-22T10:00:02Z"><metadata><junit:type>TEST</junit:type></metadata></e:started>
                          <e:finished id="1" time="2026-11-22T10:00:02Z"><result status="SUCCESSFUL"/></e:finished>
                        </e:events>
                        """);
        assertThat(cases)
                .extracting(TestCase::className, TestCase::name, TestCase::outcome)
                .containsExactly(
                        tuple("shop.CartTest", "adds()", Outcome.PASSED),
                        tuple("shop.CartTest", "rounds()", Outcome.FAILED),
                        tuple("", "cutOff()", Outcome.ERROR));
        assertThat(cases.get(0).duration()).isEqualTo(Duration.ofMillis(1500));
        assertThat(cases.get(1).output()).isEqualTo("hello");
        assertThat(FailureDetails.of(cases.get(1)))
                .isEqualTo(
                        new FailureDetails(
                                java.util.Optional.of(new Difference("3", "2")),
                                List.of(new SourceLine("shop/CartTest.java", 9, 1)),
                                List.of()));
        assertThat(
                        cases(
                                Format.OPEN_TEST,
                                """
                                <h:execution xmlns:h="https://schemas.opentest4j.org/reporting/hierarchy/0.2.0"><h:root name="all" duration="PT2S"><result status="SUCCESSFUL"/>
                                  <h:child name="a" duration="PT1.5S"><result status="SUCCESSFUL"/></h:child>
                                  <h:child name="b"><result status="ABORTED"><reason>no net</reason></result></h:child></h:root></h:execution>
                                """))
                .extracting(
                        TestCase::name, TestCase::outcome, TestCase::duration, TestCase::message)
                .containsExactly(
                        tuple("a", Outcome.PASSED, Duration.ofMillis(1500), null),
                        tuple("b", Outcome.SKIPPED, Duration.ZERO, "no net"));
    }

    @Test
    void readsTapWithSubtestsAndMissingOnes() {
        var cases =
                cases(
                        Format.TAP,
                        """
                        TAP version 14
                        1..5
                        # Subtest: cart
                            ok 1 - adds
                              ---
                              duration_ms: 12.5
                              ...
                            not ok 2 - rounds
                              ---
                              error: 'expected 2 to equal 3'
                              stack: |-
                                Test.fn (/work/test/cart.test.js:9:3)
                              ...
                            1..2
                        not ok 1 - cart
                        ok 2 - later # SKIP no net
                        not ok 3 - some day # TODO
                        ok
                        """);
        assertThat(cases)
                .extracting(TestCase::suite, TestCase::name, TestCase::outcome)
                .containsExactly(
                        tuple("cart", "adds", Outcome.PASSED),
                        tuple("cart", "rounds", Outcome.FAILED),
                        tuple("", "later", Outcome.SKIPPED),
                        tuple("", "some day", Outcome.SKIPPED),
                        tuple("", "test 4", Outcome.PASSED),
                        tuple("", "1 planned tests did not run", Outcome.ERROR));
        assertThat(cases.get(0).duration()).isEqualTo(Duration.ofNanos(12_500_000));
        assertThat(cases.get(1).message()).isEqualTo("expected 2 to equal 3");
        assertThat(FailureDetails.of(cases.get(1)).frames())
                .extracting(SourceLine::path, SourceLine::line)
                .containsExactly(tuple("/work/test/cart.test.js", 9));
    }

    @Test
    void readsGoEventsAmongOtherLines() {
        var cases =
                cases(
                        Format.GO_TEST,
                        """
                        go: downloading example.org/x v1.0.0
                        {"Time":"2026-11-22T10:00:00Z","Action":"run","Package":"example.org/shop","Test":"TestAdds"}
                        {"Action":"output","Package":"example.org/shop","Test":"TestAdds","Output":"=== RUN   TestAdds\\n"}
                        {"Action":"output","Package":"example.org/shop","Test":"TestAdds","Output":"    cart_test.go:9: got 2, want 3\\n"}
                        {"Action":"fail","Package":"example.org/shop","Test":"TestAdds","Elapsed":0.25}
                        {"Action":"run","Package":"example.org/shop","Test":"TestRows"}
                        {"Action":"run","Package":"example.org/shop","Test":"TestRows/one"}
                        {"Action":"pass","Package":"example.org/shop","Test":"TestRows/one","Elapsed":0}
                        {"Action":"skip","Package":"example.org/shop","Test":"TestRows/two","Elapsed":0}
                        {"Action":"pass","Package":"example.org/shop","Test":"TestRows","Elapsed":0}
                        {"Action":"run","Package":"example.org/shop","Test":"TestHangs"}
                        {"Action":"fail","Package":"example.org/shop","Elapsed":1}
                        {"ImportPath":"example.org/broken [example.org/broken.test]","Action":"build-output","Output":"broken.go:3: syntax error\\n"}
                        {"Action":"fail","Package":"example.org/broken","Elapsed":0}
                        {"Action":"pass","Package":"example.org/fine","Elapsed":0}
                        {"Action":"out
                        """);
        assertThat(cases)
                .extracting(TestCase::className, TestCase::name, TestCase::outcome)
                .containsExactly(
                        tuple("example.org/shop", "TestAdds", Outcome.FAILED),
                        tuple("example.org/shop", "TestRows/one", Outcome.PASSED),
                        tuple("example.org/shop", "TestRows/two", Outcome.SKIPPED),
                        tuple("example.org/shop", "TestHangs", Outcome.ERROR),
                        tuple("example.org/broken", "(package)", Outcome.ERROR));
        assertThat(cases.getFirst().message()).isEqualTo("cart_test.go:9: got 2, want 3");
        assertThat(FailureDetails.of(cases.getFirst()).difference())
                .contains(new Difference("3", "2"));
        assertThat(cases.getLast().details()).contains("syntax error");
    }

    @Test
    void readsCucumber() {
        assertThat(
                        cases(
                                Format.CUCUMBER,
                                """
                                [{"uri":"features/cart.feature","name":"Cart","elements":[
                                  {"type":"background","name":"","steps":[]},
                                  {"type":"scenario","name":"adds","steps":[{"keyword":"Given ","name":"a cart","result":{"status":"passed","duration":1000000}}]},
                                  {"type":"scenario","name":"rounds","steps":[
                                    {"keyword":"Then ","name":"it is 3","result":{"status":"failed","duration":2000000,"error_message":"expected: <3> but was: <2>"}},
                                    {"keyword":"And ","name":"more","result":{"status":"skipped"}}]},
                                  {"type":"scenario","name":"new","steps":[{"keyword":"When ","name":"who knows","result":{"status":"undefined"}}]}]}]
                                """))
                .extracting(TestCase::fullName, TestCase::outcome, TestCase::message)
                .containsExactly(
                        tuple("Cart.adds", Outcome.PASSED, null),
                        tuple("Cart.rounds", Outcome.FAILED, "Then it is 3: failed"),
                        tuple("Cart.new", Outcome.ERROR, "When who knows: undefined"));
    }

    @Test
    void otherTextsAreNoReports() {
        for (var text :
                List.of("[1,2]", "[{\"a\":1}]", "{\"name\":\"x\"}", "hello", "<a/>", " \n ")) {
            var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            var report = new ReportReader().read("Test", bytes);
            assertThat(report.format()).as(text).isEqualTo(Format.UNKNOWN);
            assertThat(report.cases()).isEmpty();
            assertThat(report.problem()).isNotEmpty();
        }
    }

    @Test
    void aReportWhoseStreamBreaksKeepsItsFormatAndWhatWasRead() {
        var texts =
                java.util.Map.of(
                        ReportReader.Format.JUNIT,
                        "<testsuite>" + "<testcase name='a'/>\n".repeat(9_000),
                        ReportReader.Format.TAP,
                        "1..3\n" + "ok 1 - a\n".repeat(9_000),
                        ReportReader.Format.GO_TEST,
                        "{\"Action\":\"pass\",\"Package\":\"shop\",\"Test\":\"A\"}\n".repeat(9_000),
                        ReportReader.Format.CUCUMBER,
                        "[" + "{\"name\":\"f\",\"elements\":[{\"name\":\"a\"}]},\n".repeat(9_000));
        texts.forEach((format, text) -> {
            var report = new ReportReader().read("Test", breakingAfter(text));
            assertThat(report.format()).isEqualTo(format);
            assertThat(report.cases()).as(format.word()).isNotEmpty();
            assertThat(report.problem()).as(format.word()).isNotEmpty();
        });
    }

    private static java.io.InputStream breakingAfter(String text) {
        var broken =
                new java.io.InputStream() {
                    @Override
                    public int read() throws java.io.IOException {
                        throw new java.io.IOException("the connection is gone");
                    }
                };
        return new java.io.SequenceInputStream(
                new java.io.ByteArrayInputStream(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                broken);
    }
}
