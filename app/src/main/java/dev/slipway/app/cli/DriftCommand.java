package dev.slipway.app.cli;

import dev.slipway.core.release.DriftItem;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway drift`: what somebody changed by hand in an environment, and makes it as it is to be.
@Command(
        name = "drift",
        description =
                "Compare what runs in an environment with what was released; 1 if it differs.")
final class DriftCommand extends BaseCommand {
    @Parameters(paramLabel = "PROJECT")
    @SuppressWarnings("NullAway.Init")
    String project;

    @Option(names = "--env", paramLabel = "E", required = true)
    @SuppressWarnings("NullAway.Init")
    String environment;

    @Option(names = "--mend", description = "make it as it was released; ends with 0")
    boolean mend;

    DriftCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws InterruptedException {
        var name = core().projects().require(project).name();
        var target = core().environments().require(environment).name();
        var items =
                mend
                        ? core().releases().mend(name, target, session().user())
                        : core().releases().drift(name, target);
        session()
                .result(
                        () ->
                                Json.items(
                                        items,
                                        i ->
                                                Json.object()
                                                        .put("kind", i.kind())
                                                        .put("service", i.service())
                                                        .put("name", i.name())
                                                        .put("text", i.text())
                                                        .put("mended", mend)),
                        () -> lines(items));
        return items.isEmpty() || mend ? OK : BAD;
    }

    private List<String> lines(List<DriftItem> items) {
        return items.isEmpty()
                ? List.of("everything is as it was released")
                : items.stream().map(i -> (mend ? "mended: " : "") + i.text()).toList();
    }
}
