package dev.slipway.core.pipeline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.adapter.docker.DockerEngines;
import dev.slipway.core.adapter.jgit.JGitSourceHistory;
import dev.slipway.core.adapter.jgit.JGitSourceRepository;
import dev.slipway.core.adapter.objects.ObjectStores;
import dev.slipway.core.adapter.simulated.SimulatedSecrets;
import dev.slipway.core.adapter.sqlite.Database;
import dev.slipway.core.adapter.sqlite.SqliteAuditLog;
import dev.slipway.core.adapter.sqlite.SqliteInputAnswers;
import dev.slipway.core.adapter.sqlite.SqliteProjectStore;
import dev.slipway.core.adapter.sqlite.SqliteRunArchive;
import dev.slipway.core.adapter.sqlite.SqliteRunStore;
import dev.slipway.core.adapter.sqlite.SqliteSubstituteStore;
import dev.slipway.core.adapter.sqlite.SqliteTestStore;
import dev.slipway.core.adapter.sqlite.SqliteTrustStore;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.event.EventBus;
import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.pipeline.ClosingStage;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.PipelineServices;
import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.pipeline.RunHolds;
import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.StepLog;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.KnownHosts;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// A home, a repository and the real engine, for stories about runs. Every story is over only when
/// nothing of its home is left on the engine but caches.
final class Workshop implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(2);

    final Home home;
    final SimulatedSecrets secrets;
    final Path repository;
    final EventBus events = new EventBus();
    final Timer timer = Timer.system();
    final DockerEngines engines;
    final Pipelines pipelines;
    final Project project;
    final SqliteRunStore runs;
    private final Database database;

    Workshop(Path folder, List<ClosingStage> closing) {
        this(
                folder,
                folder.resolve("home"),
                closing,
                new DockerEngines(System.getenv(), Timer.system(), Clock.systemUTC()));
    }

    Workshop(Path folder, Path homeFolder, List<ClosingStage> closing, DockerEngines engines) {
        this.engines = engines;
        home = Home.open(homeFolder);
        repository = folder.resolve("shop");
        database = new Database(home.database());
        runs = new SqliteRunStore(database);
        secrets = new SimulatedSecrets(Clock.systemUTC());
        project = new Project(new ProjectName("shop"), repository.toString(), Instant.EPOCH);
        var projects = new SqliteProjectStore(database);
        projects.add(project);
        var source = new JGitSourceRepository(home.mirrors(), secrets, new KnownHosts(home), timer);
        pipelines =
                new Pipelines(
                        new PipelineServices(
                                home,
                                runs,
                                new SqliteRunArchive(database),
                                RunHolds.NONE,
                                place -> ObjectStores.at(place, secrets, timer, Clock.systemUTC()),
                                new SqliteTestStore(database),
                                new SqliteInputAnswers(database),
                                new SqliteTrustStore(database),
                                projects,
                                new SqliteSubstituteStore(database),
                                new SqliteAuditLog(database),
                                events,
                                engines,
                                source,
                                new JGitSourceHistory(home.mirrors(), source),
                                secrets,
                                closing,
                                List.of(),
                                Clock.systemUTC(),
                                timer));
    }

    Engine engine() {
        return engines.engine(Engines.DEFAULT);
    }

    void commit(Map<String, String> files) {
        try {
            if (!Files.exists(repository)) {
                Files.createDirectories(repository);
                git("init", "-q", "-b", "main");
            }
            for (var file : files.entrySet()) {
                var path = repository.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            git("add", "-A");
            git("commit", "-q", "--allow-empty", "-m", "change");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void git(String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                "git",
                                "-c",
                                "user.name=Ada",
                                "-c",
                                "user.email=ada@example.org",
                                "-c",
                                "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        try {
            var git =
                    new ProcessBuilder(command)
                            .directory(repository.toFile())
                            .redirectErrorStream(true)
                            .start();
            var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(git.waitFor()).as(said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Commits the Jenkinsfile and runs it to the end.
    PipelineRun run(String jenkinsfile) {
        commit(Map.of("Jenkinsfile", jenkinsfile));
        return finished(start());
    }

    /// The next run of what is committed.
    PipelineRun run() {
        return finished(start());
    }

    /// As if they had been stored two hours ago.
    void age(List<Artifact> artifacts) throws IOException {
        var then = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        for (var artifact : artifacts) {
            var hash = artifact.sha256();
            Files.setLastModifiedTime(
                    home.artifacts().resolve(hash.substring(0, 2)).resolve(hash), then);
        }
    }

    Pipelines.Started start() {
        return pipelines.start(request());
    }

    RunRequest request() {
        return new RunRequest(project, "HEAD", Map.of(), Trigger.MANUAL);
    }

    PipelineRun finished(Pipelines.Started started) {
        try {
            var run = started.await();
            assertThat(pipelines.find(run.id())).contains(run);
            return run;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// A pipeline on a small shell image.
    static String shell(String body) {
        return "pipeline {\n  agent { docker 'busybox:stable' }\n" + body + "\n}\n";
    }

    static StageResult stage(PipelineRun run, String path) {
        return run.stage(path).orElseThrow(() -> new AssertionError(path + " in " + run));
    }

    /// All lines of a stage's steps.
    List<String> log(PipelineRun run, String path) {
        var lines = new ArrayList<String>();
        for (var step : stage(run, path).steps()) {
            try (var log = pipelines.log(run.id(), step)) {
                assertThat(log.isComplete()).isTrue();
                log.lines(0, 10_000).stream().map(StepLog.Line::text).forEach(lines::add);
            }
        }
        return lines;
    }

    /// Statuses by path, in order.
    static String statuses(PipelineRun run) {
        return run.allStages()
                .map(stage -> stage.path() + "=" + stage.status().word())
                .collect(Collectors.joining(" "));
    }

    void assertNothingLeft() {
        var mine = Map.of(Labels.HOME, home.id());
        assertThat(engine().containers().list(mine)).isEmpty();
        assertThat(engine().networks().list(mine)).isEmpty();
        assertThat(engine().volumes().list(mine)).noneMatch(name -> name.contains("workspace"));
        assertThat(home.runs().resolve(".alive")).isEmptyDirectory();
    }

    void await(String what, BooleanSupplier condition) {
        var deadline = timer.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(timer.nanoTime()).as("waiting for: " + what).isLessThan(deadline);
            try {
                timer.pause(Duration.ofMillis(20));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        pipelines.close();
        var mine = Map.of(Labels.HOME, home.id());
        engine().containers().list(mine).forEach(c -> engine().containers().remove(c.id()));
        engine().volumes().list(mine).forEach(v -> engine().volumes().remove(v));
        engine().networks().list(mine).forEach(n -> engine().networks().remove(n));
        database.close();
        engines.close();
    }
}
