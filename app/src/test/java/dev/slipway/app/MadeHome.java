package dev.slipway.app;

import dev.slipway.core.adapter.sqlite.Database;
import dev.slipway.core.adapter.sqlite.SqliteAuditLog;
import dev.slipway.core.adapter.sqlite.SqliteEnvironmentStore;
import dev.slipway.core.adapter.sqlite.SqliteProjectStore;
import dev.slipway.core.adapter.sqlite.SqliteReleaseStore;
import dev.slipway.core.adapter.sqlite.SqliteRunStore;
import dev.slipway.core.adapter.sqlite.SqliteTestStore;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.pipeline.log.StepLogWriter;
import dev.slipway.core.pipeline.runner.RunFiles;
import dev.slipway.core.release.MadeExperiment;
import dev.slipway.core.release.MadeReleases;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A home with projects and runs written straight into its store, to open a core over.
public final class MadeHome implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-22T14:06:00Z");

    private final Home home;
    private final Database database;
    private final SqliteProjectStore projects;
    private final SqliteRunStore runs;
    private final SqliteTestStore tests;
    private final SqliteEnvironmentStore environments;
    private final MadeReleases releases;
    private final MadeExperiment experiments;

    public MadeHome(Path folder) {
        this.home = Home.open(folder);
        this.database = new Database(home.database());
        this.projects = new SqliteProjectStore(database);
        this.runs = new SqliteRunStore(database);
        this.tests = new SqliteTestStore(database);
        this.environments = new SqliteEnvironmentStore(database);
        var store = new SqliteReleaseStore(database, new SqliteAuditLog(database));
        this.releases = new MadeReleases(store);
        this.experiments = new MadeExperiment(store);
    }

    public Path folder() {
        return home.folder();
    }

    public ProjectName project(String name, String location) {
        var project = new Project(new ProjectName(name), location, NOW);
        projects.add(project);
        return project.name();
    }

    /// Makes the project's next run and saves what `whole` makes of it.
    public PipelineRun run(ProjectName project, RunMaker maker, UnaryOperator<PipelineRun> whole) {
        var created =
                runs.create(
                        project, maker.ref(), maker.revision(), Trigger.MANUAL, maker.queuedAt());
        var run = whole.apply(created);
        runs.save(run);
        return run;
    }

    public void save(PipelineRun run) {
        runs.save(run);
    }

    /// Saves them as a run does, compared with the branch's runs before.
    public void tests(RunId run, List<TestCase> tests) {
        this.tests.save(run, this.tests.compared(run, tests));
    }

    /// @param after the environment before it, or null
    public EnvironmentName environment(String name, @Nullable EnvironmentName after) {
        var made = new EnvironmentName(name);
        environments.add(new Environment(made, "default", Map.of(), after, after != null, NOW));
        return made;
    }

    public MadeReleases releases() {
        return releases;
    }

    public MadeExperiment experiments() {
        return experiments;
    }

    /// Writes a step's log as a finished one.
    public void log(RunId run, int ordinal, String... lines) {
        try (var writer = openLog(run, ordinal)) {
            for (var line : lines) {
                writer.line(line);
            }
        }
    }

    /// A log that goes on until it is closed.
    public StepLogWriter openLog(RunId run, int ordinal) {
        return StepLogWriter.create(
                RunFiles.logs(home, run), ordinal, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Override
    public void close() {
        database.close();
    }
}
