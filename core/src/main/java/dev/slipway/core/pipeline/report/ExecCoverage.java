package dev.slipway.core.pipeline.report;

import dev.slipway.core.pipeline.Coverage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.tools.ExecFileLoader;

/// What JaCoCo recorded while tests ran (`jacoco.exec`), counted over the classes that were
/// compiled. First the records, then the classes. For one thread.
public final class ExecCoverage {
    private static final int LARGEST_CLASS = 8 << 20;

    private final ExecFileLoader records = new ExecFileLoader();
    private final CoverageBuilder builder = new CoverageBuilder();

    /// Throws IOException for what is no such record.
    public void record(InputStream exec) throws IOException {
        records.load(exec);
    }

    /// Counts a class; one that is broken or counted already is left out.
    public void count(String path, InputStream bytes) throws IOException {
        var content = bytes.readNBytes(LARGEST_CLASS);
        try {
            new Analyzer(records.getExecutionDataStore(), builder).analyzeClass(content, path);
        } catch (IOException | IllegalStateException again) {
            // Two classes of one name: the first counts, as in JaCoCo's own reports.
        }
    }

    public List<Coverage> counted() {
        var all = builder.getBundle("run");
        return List.of(
                        of("line", all.getLineCounter()),
                        of("branch", all.getBranchCounter()),
                        of("instruction", all.getInstructionCounter()),
                        of("method", all.getMethodCounter()),
                        of("class", all.getClassCounter()))
                .stream()
                .filter(it -> it.total() > 0)
                .toList();
    }

    private static Coverage of(String metric, ICounter counter) {
        return new Coverage(metric, counter.getCoveredCount(), counter.getMissedCount());
    }
}
