package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestStore;
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

/// Takes reports and artifacts out of a run's workspace. Safe from any thread.
final class Collector {
    private static final long LARGEST_REPORT = 512L << 20;

    private final ReportParser parser;
    private final ArtifactStore artifacts;
    private final TestStore tests;
    private final RunId run;
    private final Map<String, String> seen = new HashMap<>();
    private final ReportFinder finder = new ReportFinder();

    /// @param tests what earlier runs said, to tell new failures from known ones
    Collector(ReportParser parser, ArtifactStore artifacts, TestStore tests, RunId run) {
        this.parser = parser;
        this.artifacts = artifacts;
        this.tests = tests;
        this.run = run;
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
        var cases = tests.compared(run, parser.cases(stage, path, bytes));
        return new Report(path, modified, cases);
    }
}
