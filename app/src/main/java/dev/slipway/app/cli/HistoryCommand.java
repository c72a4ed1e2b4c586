package dev.slipway.app.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway history`: a project's releases, newest first.
@Command(name = "history", description = "List a project's releases, newest first.")
final class HistoryCommand extends BaseCommand {
    @Parameters(paramLabel = "PROJECT")
    @SuppressWarnings("NullAway.Init")
    String project;

    @Option(names = "--env", paramLabel = "E")
    @Nullable String environment;

    HistoryCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var name = core().projects().require(project).name();
        var target =
                Optional.ofNullable(environment).map(e -> core().environments().require(e).name());
        var items = core().releases().history(name, target);
        session()
                .result(
                        () -> Json.items(items, ReleaseJson::status),
                        () -> items.stream().map(ReleaseText::line).toList());
        return OK;
    }
}
