package dev.slipway.core.pipeline;

import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;
import dev.slipway.core.pipeline.jenkinsfile.Parsed;
import dev.slipway.core.pipeline.log.FileStepLog;
import dev.slipway.core.pipeline.runner.ArtifactStore;
import dev.slipway.core.pipeline.runner.QuestionValues;
import dev.slipway.core.pipeline.runner.RunFiles;
import dev.slipway.core.pipeline.runner.RunLauncher;
import dev.slipway.core.pipeline.runner.SecretAnswers;
import dev.slipway.core.pipeline.runner.ShellDesk;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Settings;
import dev.slipway.core.settings.SettingsFile;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Checking, running and looking at pipelines. Safe from any thread and process.
public final class Pipelines implements AutoCloseable {
    private static final int LOOKED_AT = 200;

    private final PipelineServices services;
    private final RunLauncher launcher;
    private final ArtifactStore artifacts;
    private final TestResults testResults;
    private final Lint lint;
    private final Archive archive;

    /// Contacts nothing yet.
    public Pipelines(PipelineServices services) {
        this.services = services;
        this.archive = new Archive(services);
        this.launcher = new RunLauncher(services, archive);
        this.artifacts = new ArtifactStore(services.home(), services.clock());
        this.testResults = new TestResults(services.tests(), services.home());
        this.lint = new Lint(services);
    }

    /// Which runs are kept.
    public Archive archive() {
        return archive;
    }

    /// Where Jenkins' shared libraries are.
    public SharedLibraries libraries() {
        return new SharedLibraries(services.home(), services.source());
    }

    /// Checks folders or files (Jenkinsfile and Compose, any name); all findings at once, in the
    /// order of the paths.
    public List<Finding> lint(List<Path> paths) {
        return lint.check(paths);
    }

    /// What would run in a folder or file as it lies there: its Jenkinsfile, else what is detected.
    /// Problems `pipeline.missing`, `lint.unreadable`.
    public PipelineText text(Path path) {
        return new PipelineTexts(services).at(path);
    }

    /// What would run of a project at a ref. Problems `pipeline.missing`, those of source.
    public PipelineText text(Project project, String ref) {
        return new PipelineTexts(services).of(project, ref);
    }

    /// Checks a Jenkinsfile that a person is writing, with what the project chose for steps that
    /// Slipway does not run.
    public Parsed check(ProjectName project, String jenkinsfile) {
        return new JenkinsfileParser().parse(PipelineTexts.FILE, jenkinsfile, substitutes(project));
    }

    /// A pipeline in the shape of Jenkins' own pipeline JSON.
    public JenkinsfileParser.Converted convert(PipelineText text) {
        return new JenkinsfileParser()
                .convert(PipelineTexts.FILE, text.jenkinsfile(), Substitutes.NONE);
    }

    /// Starts a run on threads of this process; it is saved as queued before this returns. Problems
    /// as of `accept`.
    public Started start(RunRequest request) {
        return accept(request).start();
    }

    /// Looks whether a pipeline can run, and creates nothing: problems `pipeline.missing`,
    /// `pipeline.invalid` (whose message lists the findings), `trust.needed`,
    /// `unsupported.dockerArgs`, `run.parameter`, and those of source and engine.
    public Accepted accept(RunRequest request) {
        return launcher.accept(request);
    }

    /// Clears up after runs whose process died: they become aborted, what they left on the engine
    /// is removed as far as it answers. To be called once after the start; waits for the engine.
    public void recover() {
        launcher.recover();
    }

    /// The same for one run, at once.
    public void recover(RunId id) {
        launcher.recover(id);
    }

    /// Asks a run, in whichever process, to stop; its `post` still runs. Problem `run.notRunning`.
    public void cancel(RunId id) {
        requireAlive(id);
        services.runs().askCancel(id);
        launcher.cancel(id);
    }

    /// A shell where a stage of a run failed; the caller closes it. Problems `shell.notKept`,
    /// `shell.busy`, `engine.*`.
    ///
    /// @param stage name or path; empty for the first that failed
    public FailedShell shell(RunId id, Optional<String> stage) {
        launcher.recover(id);
        return new ShellDesk(services).open(id, stage);
    }

    /// What a form asks before a run, each with the value of the last run.
    public List<Question> questions(Project project, String ref) {
        return launcher.questions(project, ref);
    }

    /// Answers what a run waits for, in whichever process it is.
    ///
    /// @param input its id, any case; empty if there is only one
    /// @param values over what stands in the form
    /// @param by who answers; one of the input's submitters if it names some. Problems
    ///   `run.notRunning`, `input.unknown`, `input.submitter`, `input.parameter`
    public void answer(
            RunId id, String input, boolean goesOn, Map<String, String> values, String by) {
        var pending = PendingInputs.of(requireAlive(id), input);
        PendingInputs.requireSubmitter(pending, by);
        var checked = QuestionValues.checked(pending.questions(), values, "input.parameter");
        var shown =
                new SecretAnswers(services.secrets(), id, pending.id())
                        .putAside(pending.questions(), checked);
        services.answers().give(id, pending.id(), new InputAnswer(goesOn, shown, by));
        services.audit()
                .record(
                        services.clock().instant(),
                        by,
                        "run.answer",
                        id.toString(),
                        pending.id() + ": " + (goesOn ? "ok" : "abort"));
    }

    /// One whose process died without a word is ended here.
    private PipelineRun requireAlive(RunId id) {
        launcher.recover(id);
        var run = find(id).orElseThrow(() -> unknown(id.toString()));
        if (run.status().isFinal()) {
            throw ProblemException.usage(
                    "run.notRunning",
                    "The run " + id + " has ended with " + run.status().word() + ".",
                    "See it: slipway show " + id + ". To run it again: slipway run " + id + ".");
        }
        return run;
    }

    /// `PROJECT/N`, `PROJECT/N.A`, or `PROJECT` for its latest run. Problem `run.unknown`.
    public PipelineRun require(String id) {
        var parts = id.split("/", 2);
        if (!parts[0].matches("[a-z0-9][a-z0-9_.-]{0,62}")) {
            throw unknown(id);
        }
        var project = new ProjectName(parts[0]);
        var found =
                parts.length == 1
                        ? list(Optional.of(project), Optional.empty(), 1).stream().findFirst()
                        : runId(project, parts[1]).flatMap(this::find);
        return found.orElseThrow(() -> unknown(id));
    }

    private static Optional<RunId> runId(ProjectName project, String number) {
        if (!number.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            return Optional.empty();
        }
        var parts = number.split("\\.");
        var attempt = parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
        return Optional.of(new RunId(project, Integer.parseInt(parts[0]), attempt));
    }

    private static ProblemException unknown(String id) {
        return ProblemException.usage(
                "run.unknown",
                "There is no run " + id + ".",
                "See them all: slipway runs. A run is named PROJECT/NUMBER.");
    }

    public Optional<PipelineRun> find(RunId id) {
        return services.runs().find(id);
    }

    /// Newest first.
    public List<PipelineRun> list(
            Optional<ProjectName> project, Optional<RunId> before, int limit) {
        return services.runs().list(project, before, limit);
    }

    /// The runs that a queued one waits for: of its project where that is enough to keep it
    /// waiting, else of all.
    public List<RunId> ahead(RunId queued) {
        var working =
                list(Optional.empty(), Optional.empty(), LOOKED_AT).stream()
                        .filter(run -> run.status() == Status.RUNNING)
                        .filter(run -> run.details().waiting().isEmpty())
                        .map(PipelineRun::id)
                        .toList();
        var own = working.stream().filter(id -> id.project().equals(queued.project())).toList();
        return own.isEmpty()
                        || working.size() >= new SettingsFile(services.home()).read().runsAtOnce()
                ? working
                : own;
    }

    /// The newest `each` runs of every project that has some, newest first; cheap for thousands of
    /// projects.
    public Map<ProjectName, List<RunGlance>> glances(int each) {
        return services.runs().glances(each);
    }

    /// What runs brought, and where branches stand.
    public Changes changes() {
        return new Changes(services);
    }

    /// Two runs side by side; `now` is usually the newer one.
    public RunComparison compare(PipelineRun now, PipelineRun then) {
        return RunComparison.of(
                now, tests(now.id()), then, tests(then.id()), changes().between(then, now));
    }

    public List<TestCase> tests(RunId id) {
        return services.tests().tests(id);
    }

    /// What tests said, in one run and over many.
    public TestResults testResults() {
        return testResults;
    }

    /// The log of one step, readable while it grows.
    public StepLog log(RunId id, StepResult step) {
        return FileStepLog.of(RunFiles.logs(services.home(), id), step.ordinal());
    }

    /// An artifact's bytes, from the store outside the home where the home has them no more; the
    /// caller closes them. Problem `artifact.gone`, those of `ObjectStore`.
    public InputStream artifact(Artifact artifact) {
        try {
            return artifacts.open(artifact);
        } catch (ProblemException gone) {
            var remote = archive.remote().orElseThrow(() -> gone);
            try {
                return remote.open(artifact);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw gone;
            }
        }
    }

    /// What a project is trusted with: capabilities and the branch pattern for secrets, socket and
    /// push.
    public Trust trust(ProjectName project) {
        return services.trusts().find(project);
    }

    /// Saves it and writes the audit.
    public void trust(Project project, Trust trust, String by) {
        services.trusts().save(project.name(), trust);
        services.audit()
                .record(
                        services.clock().instant(),
                        by,
                        "project.trust",
                        project.name().value(),
                        words(trust));
    }

    /// Where in its repository a project keeps its Jenkinsfile.
    public String jenkinsfile(ProjectName project) {
        return new SettingsFile(services.home()).read().jenkinsfile(project.value());
    }

    /// Chooses it; `Jenkinsfile` is the usual one. Problem `project.jenkinsfile`.
    public void jenkinsfile(ProjectName project, String path) {
        if (!path.matches("[^/\\\\:][^\\\\:]{0,250}") || path.matches("(.*/)?\\.\\.(/.*)?")) {
            throw ProblemException.usage(
                    "project.jenkinsfile",
                    "\"" + path + "\" is no place in the repository.",
                    "Give a path from its root, such as ci/Jenkinsfile.");
        }
        var file = new SettingsFile(services.home());
        var settings = file.read();
        var all = new HashMap<>(settings.jenkinsfiles());
        all.put(project.value(), path);
        all.remove(project.value(), Settings.JENKINSFILE);
        file.write(settings.with(draft -> draft.jenkinsfiles(all)));
    }

    /// What a project does for steps that Slipway does not run.
    public Substitutes substitutes(ProjectName project) {
        return services.substitutes().find(project);
    }

    /// Remembers what is to be done for such a step from now on, and writes the audit.
    public void substitute(Project project, String step, Substitute substitute, String by) {
        services.substitutes().save(project.name(), step, substitute);
        services.audit()
                .record(
                        services.clock().instant(),
                        by,
                        "project.substitute",
                        project.name().value(),
                        step + ": " + substitute.word());
    }

    private static String words(Trust trust) {
        if (trust.capabilities().isEmpty()) {
            return "nothing";
        }
        var capabilities =
                trust.capabilities().stream()
                        .map(Trust.Capability::word)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return capabilities
                + " on "
                + (trust.branches().isBlank() ? "the default branch" : trust.branches());
    }

    /// Aborts the runs of this process and waits for their end, post and clean-up included.
    @Override
    public void close() {
        launcher.close();
    }

    /// A run that can be started.
    public interface Accepted {
        /// True if the pipeline may ask a person while it runs: then it needs a process that can
        /// wait.
        boolean mayAsk();

        Started start();
    }

    /// A run that this process carries out.
    public interface Started {
        RunId id();

        /// Waits for its end.
        PipelineRun await() throws InterruptedException;
    }
}
