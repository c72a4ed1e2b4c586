package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.report.ReportFinder;
import dev.slipway.core.pipeline.report.ReportReader;
import java.io.InputStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads test reports.
final class ReportParser {
    private static final Logger log = LoggerFactory.getLogger(ReportParser.class);

    private final ReportReader reader = new ReportReader();

    /// True if a file of that path in a workspace is usually a test report.
    boolean isReport(String path) {
        return ReportFinder.isUsual(path);
    }

    /// Its cases; of what is broken, those before the break.
    List<TestCase> cases(String stage, String path, InputStream bytes) {
        var report = reader.read(stage, bytes);
        if (!report.problem().isEmpty()) {
            log.info("{}: {}", path, report.problem());
        }
        return report.cases();
    }
}
