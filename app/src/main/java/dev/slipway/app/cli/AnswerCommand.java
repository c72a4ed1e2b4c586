package dev.slipway.app.cli;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.problem.ProblemException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway answer`: answers what a run waits for, in whichever process it is.
@Command(name = "answer", description = "Answer what a run asks: let it go on, or abort it.")
final class AnswerCommand extends BaseCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    enum Answer {
        ok,
        abort
    }

    @Parameters(index = "0", paramLabel = "RUN")
    @SuppressWarnings("NullAway.Init")
    String run;

    @Parameters(index = "1", paramLabel = "INPUT", description = "its id, or the stage that asks")
    @SuppressWarnings("NullAway.Init")
    String input;

    @Parameters(index = "2", paramLabel = "ok|abort")
    @SuppressWarnings("NullAway.Init")
    Answer answer;

    @Option(names = "--param", paramLabel = "K=V", description = "a value that is asked for")
    @Nullable Map<String, String> parameters;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "who answers, where the input names submitters")
    @Nullable String as;

    AnswerCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws InterruptedException {
        var pipelines = core().pipelines();
        var before = pipelines.require(run);
        pipelines.answer(
                before.id(),
                input,
                answer == Answer.ok,
                parameters == null ? Map.of() : parameters,
                as == null ? session().user() : as);
        var now = afterwards(pipelines, before);
        session().result(() -> RunJson.show(now), () -> RunText.show(now));
        return OK;
    }

    /// The run when it has taken the answer.
    private PipelineRun afterwards(Pipelines pipelines, PipelineRun before)
            throws InterruptedException {
        var deadline = session().timer().nanoTime() + PATIENCE.toNanos();
        var now = before;
        while (now.details().waiting().equals(before.details().waiting())) {
            if (session().timer().nanoTime() > deadline) {
                throw ProblemException.outside(
                        "answer.notTaken",
                        "The answer is saved; " + before.id() + " has not taken it yet.",
                        "Its machine may be busy: look with `slipway show " + before.id() + "`.",
                        null);
            }
            session().timer().pause(LOOK_AGAIN);
            now = pipelines.find(before.id()).orElseThrow();
        }
        return now;
    }
}
