package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.agent.AgentContainer;
import dev.slipway.core.pipeline.agent.WorkspaceFiles;
import dev.slipway.core.pipeline.report.ReportFinder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes reports and artifacts out of a run's workspace. Safe from any thread.
final class Collector {
    private static final long LARGEST_REPORT = 512L << 20;

    private final ReportParser parser;
    private final ArtifactStore artifacts;
    private final Set<String> failedBefore;
    private final boolean hasBefore;
    private final Map<String, String> seen = new HashMap<>();
    private final ReportFinder finder = new ReportFinder();

    /// @param failedBefore full names that failed in the previous run of the branch, null if there
    ///   was none
    Collector(ReportParser parser, ArtifactStore artifacts, @Nullable Set<String> failedBefore) {
        this.parser = parser;
        this.artifacts = artifacts;
        this.hasBefore = failedBefore != null;
        this.failedBefore = failedBefore == null ? Set.of() : Set.copyOf(failedBefore);
    }

    ArtifactStore artifacts() {
        return artifacts;
    }

    /// Cases of one report file, as it was when it was read.
    record Report(String file, long modifiedMillis, List<TestCase> cases) {}

    /// Reads the named report files below a folder.
    List<Report> read(AgentContainer agent, String folder, Collection<String> files, String stage) {
        var reports = new ArrayList<Report>();
        new WorkspaceFiles(agent, folder)
                .read(
                        files,
                        (path, size, modified, bytes) -> {
                            if (size <= LARGEST_REPORT) {
                                mark(folder + "/" + path, size, modified);
                                var report = report(folder + "/" + path, modified, stage, bytes);
                                finder.isNew(report.cases());
                                reports.add(report);
                            }
                        });
        return reports;
    }

    /// Reads reports that nobody asked for and that were not read as they are now.
    List<Report> find(AgentContainer agent, String stage) throws InterruptedException {
        var files = new WorkspaceFiles(agent, agent.workspace());
        var wanted = files.list().stream().filter(parser::isReport).toList();
        var reports = new ArrayList<Report>();
        files.read(
                wanted,
                (path, size, modified, bytes) -> {
                    var absolute = agent.workspace() + "/" + path;
                    if (size <= LARGEST_REPORT && mark(absolute, size, modified)) {
                        var report = report(absolute, modified, stage, bytes);
                        if (finder.isNew(report.cases())) {
                            reports.add(report);
                        }
                    }
                });
        return reports;
    }

    /// True if it is new or has changed.
    private synchronized boolean mark(String path, long size, long modified) {
        var state = size + " " + modified;
        return !state.equals(seen.put(path, state));
    }

    private Report report(String path, long modified, String stage, InputStream bytes)
            throws IOException {
        var cases = parser.cases(stage, path, bytes).stream().map(this::compared).toList();
        return new Report(path, modified, cases);
    }

    private TestCase compared(TestCase test) {
        var isNew = hasBefore && RunRecorder.isBad(test) && !failedBefore.contains(test.fullName());
        return new TestCase(
                test.stage(),
                test.suite(),
                test.className(),
                test.name(),
                test.outcome(),
                test.duration(),
                test.message(),
                test.details(),
                test.output(),
                isNew);
    }
}
