package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.pipeline.Changes;
import dev.slipway.core.source.Change;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway changes`: the commits that a run brought.
@Command(
        name = "changes",
        description = "List the commits of a run since the last green one of its branch.")
final class ChangesCommand extends BaseCommand {
    @Parameters(paramLabel = "RUN", description = "PROJECT/N, or PROJECT for its latest run")
    @SuppressWarnings("NullAway.Init")
    String run;

    @Option(names = "--since-last", description = "since the run before, however it ended")
    boolean sinceLast;

    ChangesCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var known = core().pipelines().require(run);
        var project = core().projects().require(known.id().project().value());
        var changes = core().pipelines().changes();
        var since =
                sinceLast ? changes.sinceLast(project, known) : changes.sinceGreen(project, known);
        session().result(() -> json(since), () -> lines(since));
        return OK;
    }

    private static ObjectNode json(Changes.Since since) {
        var node = Json.items(since.commits(), ChangesCommand::json);
        node.put("since", since.since().map(Object::toString).orElse(null));
        return node.put("more", since.isCut());
    }

    static ObjectNode json(Change change) {
        var node =
                Json.object()
                        .put("commit", change.revision().hash())
                        .put("author", change.revision().author())
                        .put("authoredAt", Json.time(change.revision().authoredAt()))
                        .put("subject", change.revision().subject());
        node.set("parents", Json.words(change.parents()));
        var files = node.putArray("files");
        change.files()
                .forEach(file ->
                        files.addObject()
                                .put("path", file.path())
                                .put("change", file.kind().word()));
        return node.put("allFiles", change.allFiles());
    }

    private static List<String> lines(Changes.Since since) {
        var lines = new ArrayList<String>();
        since.commits()
                .forEach(change ->
                        lines.add(
                                change.revision().shortHash()
                                        + "  "
                                        + change.revision().subject()
                                        + "  ("
                                        + change.revision().author().replaceFirst(" <.*", "")
                                        + ", "
                                        + change.allFiles()
                                        + (change.allFiles() == 1 ? " file)" : " files)")));
        lines.add(since.since().map(id -> "since " + id).orElse("the first run of its branch"));
        return lines;
    }
}
