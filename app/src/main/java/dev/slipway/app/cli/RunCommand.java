package dev.slipway.app.cli;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.Substitute;
import dev.slipway.core.source.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway run`: runs a project's pipeline and prints how it went. It is carried out by this very
/// process, unless it may ask a person and nobody sits here: then by one that stays when this one
/// ends with 4.
@Command(name = "run", description = "Run a project's Jenkinsfile; 1 if the run is not a success.")
final class RunCommand extends BaseCommand {
    /// What to do when the pipeline asks a person.
    enum OnInput {
        fail,
        wait
    }

    @Parameters(
            paramLabel = "PATH|PROJECT|RUN",
            description = "a project, or a run to be attempted again")
    @SuppressWarnings("NullAway.Init")
    String project;

    @Option(
            names = "--ref",
            paramLabel = "REF",
            description = "branch, tag or commit; with --from and --replay: the latest run of it")
    @Nullable String ref;

    @Option(names = "--param", paramLabel = "K=V", description = "a parameter's value")
    @Nullable Map<String, String> parameters;

    @Option(
            names = "--param-stdin",
            paramLabel = "NAME",
            description =
                    "a parameter whose value is typed unseen, or is the next line of standard input")
    @Nullable List<String> unseen;

    @Option(
            names = "--from",
            paramLabel = "STAGE",
            description = "attempt the latest run again, from this stage on, on its workspace")
    @Nullable String from;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "attempt the latest run again with this edited Jenkinsfile")
    @Nullable Path replay;

    @Option(
            names = "--failed",
            description =
                    "attempt the latest run again with only the tests that failed in it: Maven,"
                            + " Gradle, pytest, go test")
    boolean failed;

    @Option(
            names = "--on-input",
            paramLabel = "fail|wait",
            description =
                    "when the pipeline asks: fail, or wait here for `slipway answer`; without it a"
                            + " person is asked here, or the call ends with 4 and the run waits")
    @Nullable OnInput onInput;

    @Option(
            names = "--unsupported",
            paramLabel = "STEP=WHAT",
            description =
                    "skip, fail or sh:COMMAND in place of a step Slipway does not run; remembered")
    @Nullable Map<String, String> unsupported;

    @Option(
            names = {"-q", "--quiet"},
            description = "no log lines on standard error, only stages")
    boolean quiet;

    @Option(names = CarriedRun.OPTION, hidden = true, description = "for a call that may end first")
    boolean carry;

    private @Nullable Map<String, String> given;

    RunCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws InterruptedException {
        var wanted = new WantedRun(core().pipelines(), core().projects(), project);
        choose(wanted.project());
        var request = wanted.request(ref, parameters(), from, replay, failed, mayWait());
        var accepted = core().pipelines().accept(request);
        clearUpAfterTheDead();
        return !request.mayWait() && onInput == null && accepted.mayAsk()
                ? another(wanted.name())
                : here(accepted.start());
    }

    /// Standard input can be read only once.
    private Map<String, String> parameters() {
        if (given == null) {
            given = readParameters();
        }
        return given;
    }

    private Map<String, String> readParameters() {
        if (carry) {
            return CarriedRun.parameters();
        }
        var all = new LinkedHashMap<String, String>();
        if (parameters != null) {
            all.putAll(parameters);
        }
        if (unseen != null) {
            all.putAll(UnseenValues.read(unseen));
        }
        return all;
    }

    /// A person is here, or somebody is expected to answer from elsewhere. If not, what may ask is
    /// left to a process of its own.
    private boolean mayWait() {
        return switch (onInput) {
            case null -> carry || Console.terminal().isPresent();
            case fail -> false;
            case wait -> true;
        };
    }

    /// What runs left whose process was killed; this one does not wait for it.
    private void clearUpAfterTheDead() {
        var pipelines = core().pipelines();
        Thread.ofVirtual().name("recover").start(pipelines::recover);
    }

    private int here(Pipelines.Started started) throws InterruptedException {
        if (carry) {
            console().line("run " + started.id());
        }
        console().progress("run " + started.id());
        var progress = new RunProgress(session(), started.id(), !quiet && !carry);
        if (onInput == null && !carry) {
            Console.terminal().ifPresent(it -> progress.asking(new InputPrompt(session(), it)));
        }
        var run =
                new BreakOff(session(), started.id())
                        .guard(() -> {
                            progress.followUntilEnd();
                            return started.await();
                        });
        return shown(run);
    }

    /// Follows a run that another process carries out, to its end or until it asks.
    private int another(String known) throws InterruptedException {
        var carried = CarriedRun.start(root().homeFolder(), parameters(), arguments(known));
        var id = carried.id(console(), session().json());
        if (id.isEmpty()) {
            return carried.exitStatus();
        }
        var run = id.get();
        console().progress("run " + run);
        var progress = new RunProgress(session(), core().pipelines().require(run).id(), !quiet);
        return shown(
                new BreakOff(session(), progress.id())
                        .guard(() -> progress.followUntilEndOrInput(carried)));
    }

    private String[] arguments(String known) {
        var arguments = new ArrayList<String>();
        arguments.add(known);
        if (ref != null) {
            arguments.add("--ref=" + ref);
        }
        if (from != null) {
            arguments.add("--from=" + from);
        }
        if (failed) {
            arguments.add("--failed");
        }
        if (replay != null) {
            arguments.add("--replay=" + replay.toAbsolutePath());
        }
        return arguments.toArray(String[]::new);
    }

    private int shown(PipelineRun run) {
        session().result(() -> RunJson.show(run), () -> RunText.show(run));
        if (!run.status().isFinal()) {
            return WAITS;
        }
        return run.status() == Status.SUCCESS ? OK : BAD;
    }

    private void choose(Project known) {
        var chosen = new LinkedHashMap<String, Substitute>();
        if (unsupported != null) {
            unsupported.forEach((step, what) -> chosen.put(step, Substitute.parse(what)));
        }
        chosen.forEach((step, substitute) ->
                core().pipelines().substitute(known, step, substitute, session().user()));
    }
}
