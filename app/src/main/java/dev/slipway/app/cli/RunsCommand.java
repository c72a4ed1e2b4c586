package dev.slipway.app.cli;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.source.ProjectName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway runs`: the newest runs first.
@Command(name = "runs", description = "List runs, newest first.")
final class RunsCommand extends BaseCommand {
    @Parameters(paramLabel = "PROJECT", arity = "0..1")
    @Nullable String project;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50")
    int limit;

    RunsCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var name = Optional.ofNullable(project).map(this::known);
        var runs = core().pipelines().list(name, Optional.empty(), limit);
        session()
                .result(
                        () -> Json.items(runs, RunJson::show),
                        () -> Texts.table(runs.stream().map(RunsCommand::row).toList()));
        return OK;
    }

    private ProjectName known(String asked) {
        return core().projects().require(asked).name();
    }

    private static List<String> row(PipelineRun run) {
        return List.of(
                run.id().toString(),
                RunText.mark(run.status()) + " " + run.status().word(),
                run.ref(),
                run.revision().shortHash(),
                Texts.duration(run.duration()),
                run.revision().subject());
    }
}
