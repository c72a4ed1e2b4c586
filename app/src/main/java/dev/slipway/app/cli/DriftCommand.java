package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
                        () -> Json.items(items, i -> json(i).put("mended", mend)),
                        () -> lines(items));
        return items.isEmpty() || mend ? OK : BAD;
    }

    static ObjectNode json(DriftItem item) {
        return Json.object()
                .put("kind", item.kind())
                .put("service", item.service())
                .put("name", item.name())
                .put("text", item.text());
    }

    private List<String> lines(List<DriftItem> items) {
        return items.isEmpty()
                ? List.of("everything is as it was released")
                : items.stream().map(i -> (mend ? "mended: " : "") + i.text()).toList();
    }
}
