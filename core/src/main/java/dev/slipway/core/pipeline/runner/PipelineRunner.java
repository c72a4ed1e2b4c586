package dev.slipway.core.pipeline.runner;

import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.event.EventBus;
import dev.slipway.core.pipeline.Archive;
import dev.slipway.core.pipeline.ClosingStage;
import dev.slipway.core.pipeline.InputAnswers;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.PipelineServices;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.RunStore;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.SubstituteStore;
import dev.slipway.core.pipeline.TestStore;
import dev.slipway.core.pipeline.agent.Filling;
import dev.slipway.core.pipeline.agent.RunSite;
import dev.slipway.core.pipeline.agent.Trees;
import dev.slipway.core.pipeline.detect.Detector;
import dev.slipway.core.pipeline.detect.RevisionFiles;
import dev.slipway.core.pipeline.report.ReportReader;
import dev.slipway.core.pipeline.script.Interpreter;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.settings.Home;
import dev.slipway.core.settings.SettingsFile;
import dev.slipway.core.source.SourceRepository;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out runs. Each blocks the thread that calls it until nothing of the run is left but its
/// record, its logs and what it kept. Safe from any thread.
final class PipelineRunner {
    private static final Logger log = LoggerFactory.getLogger(PipelineRunner.class);
    private static final Duration CANCEL_LOOK = Duration.ofMillis(300);
    private static final int RUNS_BACK = 200;
    private static final int MEDIAN_OF = 10;

    private final Home home;
    private final RunStore store;
    private final TestStore tests;
    private final EventBus events;
    private final Engines engines;
    private final SourceRepository source;
    private final SubstituteStore substitutes;
    private final Archive archive;
    private final ArtifactStore artifacts;
    private final Secrets secrets;
    private final InputAnswers answers;
    private final RunQueue queue;
    private final Snapshots snapshots;
    private final Neighbours neighbours;
    private final ReportReader reports = new ReportReader();
    private final List<ClosingStage> closing;
    private final Clock clock;
    private final Timer timer;
    private final SettingsFile settings;

    PipelineRunner(PipelineServices services, Archive archive, Neighbours neighbours) {
        this.neighbours = neighbours;
        this.secrets = services.secrets();
        this.answers = services.answers();
        this.queue = new RunQueue(services.home(), services.runs(), services.timer());
        this.snapshots = new Snapshots(services.home());
        this.home = services.home();
        this.store = services.runs();
        this.tests = services.tests();
        this.events = services.events();
        this.engines = services.engines();
        this.source = services.source();
        this.substitutes = services.substitutes();
        this.archive = archive;
        this.artifacts = new ArtifactStore(services.home(), services.clock());
        this.closing = services.closing();
        this.clock = services.clock();
        this.timer = services.timer();
        this.settings = new SettingsFile(services.home());
    }

    PipelineRun run(Job job) {
        var masks = new Masks();
        ParameterValues.passwords(job.pipeline().parameters(), job.parameters())
                .forEach(masks::add);
        var recorder = new RunRecorder(store, tests, events, clock, timer, job.queued());
        recorder.hide(masks);
        job.warnings().forEach(recorder::warn);
        var over = new Signal();
        Thread.ofVirtual().name("cancel?").start(() -> watchForCancel(job, over));
        var status = Status.FAILURE;
        try {
            status = inTurn(job, recorder, masks);
        } catch (RuntimeException e) {
            if (!StageOutcome.isResult(e)) {
                log.error("Run {}", recorder.id(), e);
            }
            status = StageOutcome.status(e);
            recorder.cause(StageOutcome.words(e));
        } finally {
            over.raise();
        }
        copyOut(recorder, status);
        return recorder.end(status);
    }

    /// What does not get there is only a warning: the run itself went as it went.
    private void copyOut(RunRecorder recorder, Status status) {
        var run = recorder.snapshot();
        if (run.artifacts().isEmpty()) {
            return;
        }
        try {
            var remote = archive.remote();
            if (remote.isPresent()) {
                remote.get().push(run, status);
            }
        } catch (ProblemException e) {
            recorder.warn("The artifacts are not in the store: " + e.summary() + " " + e.hint());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Status inTurn(Job job, RunRecorder recorder, Masks masks) {
        var stages = StagePlan.of(job.pipeline().stages(), medians(job));
        recorder.plan(stages);
        try (var place = enter(job)) {
            if (!stages.isEmpty()) {
                recorder.spend(stages.getFirst(), stage -> stage.queued = place.waited());
            }
            recorder.start();
            var desk = new InputDesk(answers, secrets, job.request().mayWait(), place);
            return execute(job, recorder, stages, masks, desk);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halted(Halt.Reason.aborted("the run was interrupted"));
        } finally {
            stages.forEach(stage -> recorder.leaveOutIfQueued(stage, "the run ended before"));
        }
    }

    /// A run that ends while it waits has left nothing anywhere.
    private RunPlace enter(Job job) throws InterruptedException {
        try {
            return queue.enter(job);
        } catch (RuntimeException | InterruptedException e) {
            job.lock().finish();
            throw e;
        }
    }

    private Status execute(
            Job job, RunRecorder recorder, List<StageRecord> stages, Masks masks, InputDesk desk) {
        var checkout = new Checkout(source, job, RunFiles.temporary(home, recorder.id()));
        var engine = engines.engine(Engines.DEFAULT);
        var site =
                new RunSite(
                        engine,
                        home,
                        recorder.id(),
                        timer,
                        filling(job, recorder, checkout),
                        job.trust().hasSocket());
        try {
            checkout.begin();
            return pipeline(job, recorder, stages, masks, desk, site, engine, checkout);
        } finally {
            clearUp(job, recorder, site, checkout);
        }
    }

    private Filling filling(Job job, RunRecorder recorder, Checkout checkout) {
        var options = job.pipeline().options();
        var again =
                job.request().from().isPresent() ? job.request().again() : Optional.<RunId>empty();
        var kept = again.flatMap(snapshots::find);
        if (again.isPresent() && kept.isEmpty()) {
            recorder.warn(
                    "The workspace of "
                            + again.get()
                            + " was not kept; this attempt begins on a clean checkout.");
        }
        return new Filling(
                checkout::folder,
                !StaticOptions.isOn(options, "skipDefaultCheckout"),
                below(job),
                kept);
    }

    /// The folder of the workspace that the sources go to; methods and values before the pipeline
    /// may say it.
    private String below(Job job) {
        return job.pipeline()
                .options()
                .option("checkoutToSubdirectory")
                .flatMap(option -> option.first())
                .map(value -> BareScope.value(new Interpreter(job.pipeline(), clock, timer), value))
                .map(String::valueOf)
                .orElse("");
    }

    private Status pipeline(
            Job job,
            RunRecorder recorder,
            List<StageRecord> stages,
            Masks masks,
            InputDesk desk,
            RunSite site,
            Engine engine,
            Checkout checkout) {
        var run = context(job, recorder, masks, desk, site, checkout);
        var defaults =
                new Detector(settings.read())
                        .agent(new RevisionFiles(source, job.project(), job.source().revision()));
        var builds =
                new AgentImageBuild(
                        engine,
                        checkout::folder,
                        () -> checkout.copy("docker-" + UUID.randomUUID()),
                        home.id());
        var images = new AgentImages(defaults, settings.read().agents());
        var agents = new AgentChoice(run, images, builds, job.trust());
        try (var watch = new ReportWatch(run)) {
            run.tools().equip(agents, watch, medians(job));
            run.tools().equip(settings.read().servers());
            run.tools()
                    .equip(
                            libraries(job),
                            path -> source.read(job.project(), job.source().revision(), path));
            var closers = new ClosingRunner(run, closing, checkout, watch, source);
            var status = new RunBody(run, agents, watch, closers, stages).run(job.halt());
            keepWorkspace(job, watch);
            snapshots.forgetOldFailures(job.project().name());
            return status;
        }
    }

    private Libraries libraries(Job job) {
        var libraries = new Libraries(source, settings.read().libraries());
        libraries.useAll(job.pipeline());
        return libraries;
    }

    /// For a restart at a later stage.
    private void keepWorkspace(Job job, ReportWatch watch) {
        var slot = watch.agent();
        var agent = slot == null ? null : slot.present();
        if (agent != null && job.pipeline().stages().size() > 1) {
            snapshots.take(job.queued().id(), agent);
        }
    }

    private RunContext context(
            Job job,
            RunRecorder recorder,
            Masks masks,
            InputDesk desk,
            RunSite site,
            Checkout checkout) {
        var before = before(job);
        var project = job.project();
        return new RunContext(
                project,
                job.source().revision(),
                job.source().branch(),
                job.pipeline(),
                substitutes.find(project.name()),
                job.parameters(),
                site,
                recorder,
                new Interpreter(job.pipeline(), clock, timer),
                new Collector(
                        reports,
                        artifacts,
                        tests,
                        recorder.id(),
                        new ReportFiles(RunFiles.reports(home, recorder.id())),
                        recorder::warn,
                        path -> Files.exists(checkout.folder().resolve(path))),
                new RunTools(),
                RunFiles.logs(home, recorder.id()),
                before == null ? null : before.status(),
                new Verdict(),
                masks,
                new Credentials(project.name(), secrets, job.trust(), masks),
                desk,
                stashes(job),
                neighbours,
                new Changes(
                        source,
                        project,
                        job.source().revision(),
                        before == null ? null : before.revision()),
                new OtherSources(
                        source, project, job.source(), RunFiles.temporary(home, recorder.id())),
                new Milestones(home, recorder.id(), job.queued().ref(), store),
                new Activity(),
                new AtomicInteger(),
                job.request().from().orElse(null),
                job.failedTests(),
                job.request().trigger(),
                clock,
                timer);
    }

    private Stashes stashes(Job job) {
        var earlier = job.request().again().map(id -> RunFiles.stashes(home, id)).stream().toList();
        return new Stashes(RunFiles.stashes(home, job.queued().id()), earlier);
    }

    private Map<String, Duration> medians(Job job) {
        return store.medians(job.project().name(), MEDIAN_OF);
    }

    private @Nullable PipelineRun before(Job job) {
        var project = Optional.of(job.project().name());
        return store.list(project, Optional.of(job.queued().id()), RUNS_BACK).stream()
                .filter(run -> run.ref().equals(job.queued().ref()) && run.status().isFinal())
                .findFirst()
                .orElse(null);
    }

    private void watchForCancel(Job job, Signal over) {
        try {
            while (!timer.await(over, CANCEL_LOOK)) {
                if (isCancelAsked(job)) {
                    job.halt().ask(Halt.Reason.aborted("the run was cancelled"));
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isCancelAsked(Job job) {
        try {
            return store.isCancelAsked(job.queued().id());
        } catch (ProblemException e) {
            log.warn("Could not look whether {} is to stop: {}", job.queued().id(), e.summary());
            return false;
        }
    }

    /// What cannot be removed now is left to the next start: the lock's file stays.
    private void clearUp(Job job, RunRecorder recorder, RunSite site, Checkout checkout) {
        var isClear = false;
        try {
            site.close();
            checkout.settle();
            Trees.delete(RunFiles.temporary(home, recorder.id()));
            isClear = true;
        } catch (ProblemException e) {
            recorder.warn(
                    "Not everything of this run could be removed from the engine; the next start of"
                            + " Slipway does it. "
                            + e.summary());
        } catch (IOException e) {
            log.warn("Temporary files of {} are left", recorder.id(), e);
        } finally {
            if (isClear) {
                job.lock().finish();
            } else {
                job.lock().close();
            }
        }
    }
}
