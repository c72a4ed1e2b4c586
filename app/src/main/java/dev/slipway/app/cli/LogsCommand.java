package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.StepLog;
import dev.slipway.core.pipeline.StepResult;
import dev.slipway.core.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway logs`: what a run's steps, or an environment's services, have written.
@Command(name = "logs", description = "Print the log of a run or of an environment's services.")
final class LogsCommand extends BaseCommand {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    @Parameters(paramLabel = "RUN|PROJECT@ENV")
    @SuppressWarnings("NullAway.Init")
    String source;

    @Option(names = "--stage", paramLabel = "S", description = "only this stage (name or path)")
    @Nullable String stage;

    @Option(names = "--service", paramLabel = "S", description = "only this service")
    @Nullable String service;

    @Option(
            names = {"-f", "--follow"},
            description = "go on with each new line")
    boolean follow;

    LogsCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (source.contains("@")) {
            new ServiceLogs(session(), source, service).print(follow);
        } else {
            printRun();
        }
        return OK;
    }

    private void printRun() throws InterruptedException {
        var run = core().pipelines().require(source);
        requireStage(run);
        if (follow) {
            followRun(run);
        } else {
            printAll(run);
        }
    }

    private void requireStage(PipelineRun run) {
        if (stage != null && run.status().isFinal() && run.allStages().noneMatch(this::isWanted)) {
            throw ProblemException.usage(
                    "stage.unknown",
                    "Run " + run.id() + " has no stage \"" + stage + "\".",
                    "Its stages: "
                            + String.join(", ", run.allStages().map(StageResult::path).toList())
                            + ".");
        }
    }

    private boolean isWanted(StageResult candidate) {
        return stage == null
                || candidate.name().equals(stage)
                || candidate.path().equals(stage)
                || candidate.path().startsWith(stage + "/");
    }

    private void printAll(PipelineRun run) {
        var items = new ArrayList<ObjectNode>();
        var log =
                new RunLog(
                        core().pipelines(),
                        this::isWanted,
                        (from, step, line) -> {
                            if (session().json()) {
                                items.add(RunJson.logLine(from.path(), step, line));
                            } else {
                                console().line(text(from, line));
                            }
                        });
        log.handOn(run);
        if (session().json()) {
            console().document(Json.items(items, item -> item));
        }
    }

    private void followRun(PipelineRun first) throws InterruptedException {
        var log = new RunLog(core().pipelines(), this::isWanted, this::printNow);
        var run = first;
        log.handOn(run);
        while (!run.status().isFinal()) {
            session().timer().pause(LOOK_AGAIN);
            run = core().pipelines().find(run.id()).orElseThrow();
            log.handOn(run);
        }
    }

    private void printNow(StageResult from, StepResult step, StepLog.Line line) {
        if (session().json()) {
            console().jsonLine(RunJson.logLine(from.path(), step, line));
        } else {
            console().line(text(from, line));
        }
    }

    private String text(StageResult from, StepLog.Line line) {
        return stage == null ? "[" + from.path() + "] " + line.text() : line.text();
    }
}
