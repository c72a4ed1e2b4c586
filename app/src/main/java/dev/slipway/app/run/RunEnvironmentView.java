package dev.slipway.app.run;

import dev.slipway.app.AppContext;
import dev.slipway.core.pipeline.PipelineRun;
import java.time.Instant;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a run was made from and of: commit, trigger, times, images; every identity whole, to be
/// copied.
final class RunEnvironmentView extends ScrollPane {
    private final AppContext context;
    private final VBox lines = new VBox(10);

    RunEnvironmentView(AppContext context) {
        this.context = context;
        setId("run-environment");
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        lines.getStyleClass().add("page-body");
        setContent(lines);
    }

    void show(PipelineRun run) {
        lines.getChildren().clear();
        fact("commit", run.revision().hash());
        fact("author", run.revision().author());
        fact("authored", context.amounts().exact(run.revision().authoredAt()));
        fact("message", run.revision().message().strip());
        fact("ref", run.ref());
        fact("trigger", context.text("run.trigger." + run.trigger().word()));
        fact("queued", context.amounts().exact(run.queuedAt()));
        time("started", run.startedAt());
        if (!run.details().coverage().isEmpty()) {
            fact("coverage", coverage(run));
        }
        run.details()
                .issues()
                .forEach(count ->
                        fact(
                                "issues",
                                context.text(
                                        "run.fact.issueCount",
                                        count.tool(),
                                        count.errors(),
                                        count.warnings())));
        run.details()
                .notices()
                .forEach(notice -> fact("notice", (notice.to() + "  " + notice.subject()).strip()));
        run.images().forEach(image -> fact("image", image.tag() + "  " + image.imageId()));
        run.warnings().forEach(warning -> fact("warning", warning));
    }

    private String coverage(PipelineRun run) {
        return run.details().coverage().stream()
                .map(it ->
                        context.text(
                                "run.fact.covered",
                                it.metric(),
                                "%.1f".formatted(it.percent()),
                                it.covered(),
                                it.total()))
                .collect(Collectors.joining("\n"));
    }

    private void time(String key, @org.jspecify.annotations.Nullable Instant at) {
        if (at != null) {
            fact(key, context.amounts().exact(at));
        }
    }

    private void fact(String key, String value) {
        lines.getChildren().add(line(context.text("run.fact." + key), value));
    }

    private Node line(String what, String value) {
        var name = new Label(what);
        name.getStyleClass().add("muted");
        name.setMinWidth(130);
        name.setPrefWidth(130);
        name.setWrapText(true);
        var words = new Label(value);
        words.getStyleClass().add("mono");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(8, name, words, Copies.button(context, value));
    }
}
