package dev.slipway.core.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Coverage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.ExecutionDataWriter;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every format says how many lines were run, by its kind or by its own looks.
class CoverageReaderTest {
    private static final String JACOCO =
            """
            <?xml version="1.0"?><report name="r"><package name="a"><class name="a/A" sourcefilename="A.java">
            <method name="m" desc="()V" line="1"><counter type="LINE" missed="1" covered="3"/></method>
            </class><sourcefile name="A.java"><line nr="1" mi="0" ci="2" mb="1" cb="1"/><line nr="2" mi="0" ci="2" mb="0" cb="0"/>
            <line nr="3" mi="0" ci="1" mb="0" cb="0"/><line nr="4" mi="1" ci="0" mb="0" cb="0"/>
            <counter type="LINE" missed="1" covered="3"/><counter type="BRANCH" missed="1" covered="1"/></sourcefile>
            </package></report>
            """;
    private static final String COBERTURA =
            """
            <?xml version="1.0"?><coverage line-rate="0.75" branch-rate="0"><packages><package name="a"><classes>
            <class name="A" filename="a.py"><methods/><lines><line number="1" hits="1"/><line number="2" hits="2"/>
            <line number="3" hits="1"/><line number="4" hits="0"/></lines></class></classes></package></packages></coverage>
            """;
    private static final String LCOV =
            "TN:\nSF:src/a.js\nDA:1,1\nDA:2,5\nDA:3,1\nDA:4,0\nLF:4\nLH:3\nend_of_record\n";
    private static final String GO =
            "mode: set\ngithub.com/ada/shop/cart/a.go:1.13,3.2 3 1\ngithub.com/ada/shop/cart/a.go:5.13,5.19 1 0\n";

    @ParameterizedTest
    @CsvSource({
        "JACOCO, JACOCO", "JACOCO, jacocoAdapter", "JACOCO, ''",
        "COBERTURA, COBERTURA", "COBERTURA, istanbulCoberturaAdapter", "COBERTURA, ''",
        "LCOV, LCOV", "LCOV, ''"
    })
    void tellsTheLinesThatWereRun(String text, String kind) throws IOException {
        assertThat(read(of(text), kind)).contains(new Coverage("line", 3, 1));
    }

    @Test
    void tellsGosStatementsAsLines() throws IOException {
        assertThat(read(GO, "")).extracting(Coverage::metric).contains("line");
    }

    @ParameterizedTest
    @CsvSource({"<html/>", "no report", "<report name='x'", "''"})
    void whatIsNoReportCoversNothing(String text) throws IOException {
        assertThat(read(text, "")).isEmpty();
        assertThat(read(text, "JACOCO")).isEmpty();
    }

    @Test
    void findsReportsWhereToolsPutThem() {
        assertThat(
                        List.of(
                                "target/site/jacoco/jacoco.xml",
                                "build/reports/jacoco/test/jacocoTestReport.xml",
                                "coverage/cobertura-coverage.xml",
                                "coverage.xml",
                                "coverage/lcov.info"))
                .allMatch(CoverageReader::isUsual);
        assertThat(List.of("node_modules/x/lcov.info", "src/test/coverage.xml", "pom.xml"))
                .noneMatch(CoverageReader::isUsual);
    }

    @Test
    void countsWhatJacocoRecorded() throws Exception {
        var name = Counted.class.getName();
        var bytes =
                Counted.class
                        .getResourceAsStream("/" + name.replace('.', '/') + ".class")
                        .readAllBytes();
        var runtime = new LoggerRuntime();
        var data = new RuntimeData();
        runtime.startup(data);
        var instrumented = new Instrumenter(runtime).instrument(bytes, name);
        new ClassLoader() {
            Class<?> made() {
                return defineClass(name, instrumented, 0, instrumented.length);
            }
        }.made().getMethod("half", boolean.class).invoke(null, true);
        var store = new ExecutionDataStore();
        data.collect(store, new SessionInfoStore(), false);
        runtime.shutdown();
        var exec = new ByteArrayOutputStream();
        store.accept(new ExecutionDataWriter(exec));

        var coverage = new ExecCoverage();
        coverage.record(new ByteArrayInputStream(exec.toByteArray()));
        coverage.count("Counted.class", new ByteArrayInputStream(bytes));

        assertThat(coverage.counted())
                .contains(new Coverage("branch", 1, 1))
                .anyMatch(
                        it -> it.metric().equals("line") && it.covered() >= 2 && it.missed() >= 1);
    }

    /// Half of it is run.
    public static final class Counted {
        private Counted() {}

        public static int half(boolean which) {
            if (which) {
                return 1;
            }
            return 2;
        }
    }

    private static String of(String name) {
        return switch (name) {
            case "JACOCO" -> JACOCO;
            case "COBERTURA" -> COBERTURA;
            default -> LCOV;
        };
    }

    private static List<Coverage> read(String text, String kind) throws IOException {
        return CoverageReader.read(
                "report", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), kind);
    }
}
