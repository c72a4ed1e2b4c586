package dev.slipway.core.pipeline.runner;

import dev.slipway.core.engine.Engines;
import dev.slipway.core.pipeline.Archive;
import dev.slipway.core.pipeline.Options;
import dev.slipway.core.pipeline.Parameter;
import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.PipelineEvent;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.PipelineServices;
import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.pipeline.Question;
import dev.slipway.core.pipeline.RunDetails;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.pipeline.script.Interpreter;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.SettingsFile;
import dev.slipway.core.source.Branch;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.SourceRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Accepts or refuses runs, and keeps those of this process. Safe from any thread.
public final class RunLauncher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RunLauncher.class);
    private static final Duration CLOSE = Duration.ofSeconds(60);

    /// The file asks, or takes code from elsewhere that may. A comment with the word costs a second
    /// process, no more.
    private static final Pattern MAY_ASK = Pattern.compile("\\b(input|load|library|Library)\\b");

    private final PipelineServices services;
    private final Archive archive;
    private final PipelineRunner runner;
    private final Jenkinsfiles jenkinsfiles;
    private final Map<RunId, Going> going = new ConcurrentHashMap<>();

    private record Going(RunId id, Halt halt, CompletableFuture<PipelineRun> end)
            implements Pipelines.Started {
        @Override
        public PipelineRun await() throws InterruptedException {
            try {
                return end.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof ProblemException problem
                        ? problem
                        : new IllegalStateException("the run broke down", e);
            }
        }
    }

    public RunLauncher(PipelineServices services, Archive archive) {
        this.services = services;
        this.archive = archive;
        this.jenkinsfiles = new Jenkinsfiles(services);
        this.runner =
                new PipelineRunner(
                        services,
                        archive,
                        new Neighbours(services, wanted -> accept(wanted).start()));
    }

    /// Checks everything that can be checked; creates nothing.
    public Pipelines.Accepted accept(RunRequest request) {
        var project = request.project();
        var answers = engineAnswers();
        var earlier = request.again().map(this::earlier);
        var resolved =
                earlier.map(run -> new SourceRepository.Resolved(run.ref(), run.revision()))
                        .orElseGet(() -> services.source().resolve(project, request.ref()));
        var warnings = new ArrayList<String>();
        var file = jenkinsfiles.file(request, resolved, warnings);
        var pipeline = jenkinsfiles.pipeline(project, file, warnings);
        var questions = questions(pipeline);
        var parameters = ParameterValues.of(questions, given(request, earlier));
        request.from().ifPresent(stage -> Restart.check(pipeline, stage));
        var trust = trust(project, resolved.branch());
        trust.require(pipeline);
        new Libraries(services.source(), new SettingsFile(services.home()).read().libraries())
                .require(pipeline);
        require(answers);
        warnings.addAll(SourceWarnings.of(services.source(), project, resolved.revision()));
        if (project.isLocal() && services.source().hasUncommittedChanges(project)) {
            warnings.add(
                    "The folder has changes that are not committed; they are not part of this run.");
        }
        var failed = failedTests(request, file);
        warnings.addAll(failed.warnings());
        return new Ready(
                request, resolved, file, pipeline, questions, parameters, trust, failed, warnings);
    }

    /// Asks the engine whether it is there, while the file is read.
    private CompletableFuture<Void> engineAnswers() {
        return CompletableFuture.runAsync(
                () -> services.engines().engine(Engines.DEFAULT).info(),
                task -> Thread.ofVirtual().name("engine?").start(task));
    }

    private static void require(CompletableFuture<Void> answer) {
        try {
            answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException problem ? problem : e;
        }
    }

    private FailedTests failedTests(RunRequest request, JenkinsfileText file) {
        return request.onlyFailed()
                ? FailedTests.of(request.again().orElseThrow(), services, file.text())
                : FailedTests.NONE;
    }

    private final class Ready implements Pipelines.Accepted {
        private final RunRequest request;
        private final SourceRepository.Resolved resolved;
        private final JenkinsfileText file;
        private final Pipeline pipeline;
        private final List<Question> questions;
        private final Map<String, Object> parameters;
        private final TrustCheck trust;
        private final FailedTests failed;
        private final List<String> warnings;

        Ready(
                RunRequest request,
                SourceRepository.Resolved resolved,
                JenkinsfileText file,
                Pipeline pipeline,
                List<Question> questions,
                Map<String, Object> parameters,
                TrustCheck trust,
                FailedTests failed,
                List<String> warnings) {
            this.request = request;
            this.resolved = resolved;
            this.file = file;
            this.pipeline = pipeline;
            this.questions = questions;
            this.parameters = parameters;
            this.trust = trust;
            this.failed = failed;
            this.warnings = warnings;
        }

        @Override
        public boolean mayAsk() {
            return MAY_ASK.matcher(file.text()).find();
        }

        @Override
        public Pipelines.Started start() {
            var queued =
                    withDetails(created(request, resolved), request, questions, parameters, file);
            var lock =
                    RunLock.tryTake(services.home(), queued.id())
                            .orElseThrow(
                                    () -> new IllegalStateException(queued.id() + " is alive"));
            return launch(
                    new Job(
                            request,
                            resolved,
                            pipeline,
                            parameters,
                            trust,
                            failed,
                            queued,
                            lock,
                            warnings,
                            Halt.root()));
        }
    }

    private PipelineRun earlier(RunId id) {
        return services.runs()
                .find(id)
                .filter(run -> run.status().isFinal())
                .orElseThrow(() ->
                        ProblemException.usage(
                                "run.notEnded",
                                "The run " + id + " has not ended.",
                                "Wait for it, or cancel it: slipway cancel " + id));
    }

    private static Map<String, String> given(RunRequest request, Optional<PipelineRun> earlier) {
        var given = new HashMap<String, String>();
        earlier.ifPresent(run -> given.putAll(run.details().parameters()));
        given.putAll(request.parameters());
        return given;
    }

    private PipelineRun created(RunRequest request, SourceRepository.Resolved resolved) {
        var now = services.clock().instant();
        var again = request.again().orElse(null);
        return again == null
                ? services.runs()
                        .create(
                                request.project().name(),
                                resolved.branch(),
                                resolved.revision(),
                                request.trigger(),
                                now)
                : services.runs()
                        .createAttempt(
                                again,
                                resolved.branch(),
                                resolved.revision(),
                                request.trigger(),
                                now);
    }

    private PipelineRun withDetails(
            PipelineRun created,
            RunRequest request,
            List<Question> questions,
            Map<String, Object> parameters,
            JenkinsfileText file) {
        var shown = new LinkedHashMap<String, String>();
        questions.stream()
                .filter(question -> question.kind() != Parameter.Kind.PASSWORD)
                .forEach(question ->
                        shown.put(
                                question.name(), String.valueOf(parameters.get(question.name()))));
        var details =
                RunDetails.asked(
                        shown, request.from().orElse(null), file.difference().orElse(null));
        var run = created.with(details);
        services.runs().save(run);
        return run;
    }

    /// The parameters of a project's pipeline as a form shows them, each with the value of the last
    /// run, where it had one.
    public List<Question> questions(Project project, String ref) {
        var resolved = services.source().resolve(project, ref);
        var request = new RunRequest(project, ref, Map.of(), Trigger.MANUAL);
        var pipeline =
                jenkinsfiles.pipeline(
                        project,
                        jenkinsfiles.file(request, resolved, new ArrayList<>()),
                        new ArrayList<>());
        var last =
                services.runs().list(Optional.of(project.name()), Optional.empty(), 1).stream()
                        .findFirst()
                        .map(run -> run.details().parameters())
                        .orElse(Map.of());
        return questions(pipeline).stream()
                .map(question -> question.withInitial(last.get(question.name())))
                .toList();
    }

    private static List<Question> questions(Pipeline pipeline) {
        var interpreter = new Interpreter(pipeline);
        return ParameterValues.questions(
                pipeline.parameters(), value -> BareScope.value(interpreter, value));
    }

    private Pipelines.Started launch(Job job) {
        var id = job.queued().id();
        var started = new Going(id, job.halt(), new CompletableFuture<>());
        going.put(id, started);
        services.events()
                .publish(
                        new PipelineEvent.RunChanged(
                                services.clock().instant(), id, job.queued().status()));
        Thread.ofVirtual().name("run " + id).start(() -> carryOut(job, started));
        return started;
    }

    private void carryOut(Job job, Going started) {
        try {
            var run = runner.run(job);
            letOldGo(run, job.pipeline().options());
            started.end().complete(run);
        } catch (RuntimeException | Error e) {
            log.error("Run {} could not be ended", started.id(), e);
            started.end().completeExceptionally(e);
        } finally {
            going.remove(started.id());
        }
    }

    /// What cannot be removed now is at the next end of a run.
    private void letOldGo(PipelineRun run, Options options) {
        try {
            archive.afterRun(run, options);
        } catch (ProblemException e) {
            log.warn("Old runs of {} stay: {}", run.id().project(), e.summary());
        }
    }

    private TrustCheck trust(Project project, String branch) {
        var isDefault =
                services.source().branches(project).stream()
                        .filter(Branch::isDefault)
                        .anyMatch(known -> known.name().equals(branch));
        return new TrustCheck(
                project.name(), services.trusts().find(project.name()), branch, isDefault);
    }

    /// Tells a run of this process without waiting for the next look; others see it in the store.
    public void cancel(RunId id) {
        var run = going.get(id);
        if (run != null) {
            run.halt().ask(Halt.Reason.aborted("the run was cancelled"));
        }
    }

    /// See `Pipelines.recover`.
    public void recover() {
        new Recovery(services).run();
    }

    /// See `Pipelines.recover`.
    public void recover(RunId id) {
        new Recovery(services).run(id);
    }

    @Override
    public void close() {
        var runs = List.copyOf(going.values());
        runs.forEach(run -> run.halt().ask(Halt.Reason.aborted("Slipway was closed")));
        for (var run : runs) {
            try {
                run.end().get(CLOSE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | TimeoutException e) {
                log.warn("{} did not end in time", run.id());
            }
        }
    }
}
