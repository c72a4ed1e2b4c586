package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.KeptReport;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.TestStore;
import dev.slipway.core.pipeline.agent.AgentContainer;
import dev.slipway.core.pipeline.agent.WorkspaceFiles;
import dev.slipway.core.pipeline.report.CoverageReader;
import dev.slipway.core.pipeline.report.ReportFinder;
import dev.slipway.core.pipeline.report.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Takes reports and artifacts out of a run's workspace. Safe from any thread.
final class Collector {
    private static final long LARGEST_REPORT = 512L << 20;

    /// Clocks of engine and desktop differ a little.
    private static final long SKEW_MILLIS = 10_000;

    private final ReportReader reader;
    private final ArtifactStore artifacts;
    private final TestStore tests;
    private final RunId run;
    private final ReportFiles kept;
    private final Consumer<String> warn;
    private final Predicate<String> isCommitted;
    private final Map<String, String> seen = new HashMap<>();
    private final ReportFinder finder = new ReportFinder();
    private final CoverageBook coverage = new CoverageBook();

    /// @param tests what earlier runs said, to tell new failures from known ones
    /// @param kept where the reports' own bytes go
    /// @param isCommitted whether a path is part of the built revision: data, not a result
    Collector(
            ReportReader reader,
            ArtifactStore artifacts,
            TestStore tests,
            RunId run,
            ReportFiles kept,
            Consumer<String> warn,
            Predicate<String> isCommitted) {
        this.reader = reader;
        this.artifacts = artifacts;
        this.tests = tests;
        this.run = run;
        this.kept = kept;
        this.warn = warn;
        this.isCommitted = isCommitted;
    }

    CoverageBook coverage() {
        return coverage;
    }

    ArtifactStore artifacts() {
        return artifacts;
    }

    /// Cases of one report file, as it was when it was read.
    record Report(String file, long modifiedMillis, List<TestCase> cases) {}

    /// Reads the named report files below a folder. What is older than the run is told of, not
    /// counted: it is what another run left behind.
    List<Report> read(
            AgentContainer agent,
            String folder,
            Collection<String> files,
            String stage,
            long runBegan) {
        var reports = new ArrayList<Report>();
        new WorkspaceFiles(agent, folder)
                .read(
                        files,
                        (path, size, modified, bytes) -> {
                            if (size > LARGEST_REPORT) {
                                warn.accept(path + " is larger than 512 MB and was not read.");
                            } else if (modified < runBegan - SKEW_MILLIS) {
                                warn.accept(path + " is older than this run and was not counted.");
                            } else {
                                mark(folder + "/" + path, size, modified);
                                var read = report(folder, path, size, stage, bytes);
                                finder.isNew(read);
                                told(path, read, true);
                                reports.add(compared(folder + "/" + path, modified, read));
                            }
                        });
        return reports;
    }

    /// Reads reports that nobody asked for and that were not read as they are now.
    List<Report> find(AgentContainer agent, String stage) throws InterruptedException {
        var workspace = agent.workspace();
        var files = new WorkspaceFiles(agent, workspace);
        var all = files.list();
        covered(files, all);
        var wanted =
                all.stream()
                        .filter(ReportFinder::isUsual)
                        .filter(path -> !isCommitted.test(path))
                        .toList();
        var reports = new ArrayList<Report>();
        files.read(
                wanted,
                (path, size, modified, bytes) -> {
                    var absolute = workspace + "/" + path;
                    if (size <= LARGEST_REPORT && mark(absolute, size, modified)) {
                        var read = report(workspace, path, size, stage, bytes);
                        told(path, read, false);
                        if (finder.isNew(read)) {
                            reports.add(compared(absolute, modified, read));
                        }
                    }
                });
        return reports;
    }

    /// Coverage that nobody asked for.
    private void covered(WorkspaceFiles files, List<String> all) {
        var wanted =
                all.stream()
                        .filter(CoverageReader::isUsual)
                        .filter(path -> !isCommitted.test(path))
                        .toList();
        files.read(
                wanted,
                (path, size, modified, bytes) -> {
                    if (mark(files.absolute(path), size, modified)) {
                        coverage.put(files.absolute(path), CoverageReader.read(path, bytes, ""));
                    }
                });
    }

    /// True if it is new or has changed.
    private synchronized boolean mark(String path, long size, long modified) {
        var state = size + " " + modified;
        return !state.equals(seen.put(path, state));
    }

    private ReportReader.Report report(
            String folder, String path, long size, String stage, InputStream bytes)
            throws IOException {
        var ordinal = kept.ordinal(folder + "/" + path);
        var read = kept.keep(ordinal, bytes, copied -> reader.read(stage, copied));
        kept.add(
                new KeptReport(
                        ordinal,
                        path,
                        read.format().word(),
                        size,
                        read.cases().size(),
                        read.problem(),
                        kept.isKept(ordinal)));
        var cases = read.cases().stream().map(test -> test.from(ordinal)).toList();
        return new ReportReader.Report(read.format(), cases, read.problem());
    }

    /// A file that only looked like a report by its name is passed over, unless it was asked for.
    private void told(String path, ReportReader.Report read, boolean isAskedFor) {
        var isReport = read.format() != ReportReader.Format.UNKNOWN;
        Optional.of(read.problem())
                .filter(problem -> !problem.isEmpty() && (isReport || isAskedFor))
                .ifPresent(problem -> warn.accept("Test report " + path + ": " + problem));
    }

    private Report compared(String file, long modified, ReportReader.Report read) {
        return new Report(file, modified, tests.compared(run, read.cases()));
    }
}
