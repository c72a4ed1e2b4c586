package dev.slipway.app.pipeline;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Tall;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.projects.Builder;
import dev.slipway.app.projects.Places;
import dev.slipway.app.shell.Page;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.PipelineText;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.Project;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A run once more, of the same commit, by a Jenkinsfile that is edited here; nothing is committed,
/// the difference is kept with the run. FX thread only.
public final class ReplayPage implements Page {
    private final AppContext context;
    private final RunId run;
    private final HBox head = new HBox(12);
    private final VBox above = new VBox(8);
    private final VBox view = new VBox();
    private final ScrollPane whole = Tall.pane(view);

    private record Opened(Project project, PipelineRun run, PipelineText text) {}

    public ReplayPage(AppContext context, RunId run) {
        this.context = context;
        this.run = run;
        view.setId("replay-page");
        view.getStyleClass().add("page-body");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(40);
        above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
        view.getChildren().addAll(head, above);
        context.background().load(this::read, this::show, this::refused);
    }

    private Opened read() {
        var project = context.core().projects().require(run.project().value());
        var earlier = context.core().pipelines().require(run.toString());
        return new Opened(
                project,
                earlier,
                context.core().pipelines().text(project, earlier.revision().hash()));
    }

    private void show(Opened opened) {
        var model =
                new EditorViewModel(
                        context.core(), context.background(), opened.project, this::refused);
        var editor = new PipelineEditor(context, model);
        var title = new Label(context.text("pipeline.replay", "#" + Places.number(run)));
        title.getStyleClass().add("heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var about = new Label(context.text("pipeline.replay.about"));
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        about.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(about, Priority.ALWAYS);
        var start = new Button(context.text("pipeline.replay.start"), Icons.of("fth-play"));
        start.setId("replay-start");
        start.getStyleClass().add(Styles.ACCENT);
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.setOnAction(e -> start(opened, editor.text()));
        head.getChildren().setAll(title, about, start);
        view.getChildren().setAll(head, above, editor);
        editor.text(opened.text.jenkinsfile());
    }

    private void start(Opened opened, String jenkinsfile) {
        above.getChildren().clear();
        var request =
                new RunRequest(
                        opened.project,
                        opened.run.ref(),
                        Map.of(),
                        Trigger.REPLAY,
                        Optional.of(run),
                        Optional.empty(),
                        Optional.of(jenkinsfile),
                        true);
        new Builder(context).start(request, this::refused);
    }

    private void refused(Problem problem) {
        above.getChildren().setAll(new ProblemPanel(context.texts(), problem));
    }

    @Override
    public Node view() {
        return whole;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(context.text("projects.title"), Places.projects()),
                new Crumb(run.project().value(), Places.of(run.project())),
                new Crumb(context.text("projects.run", "#" + Places.number(run)), Places.of(run)),
                new Crumb(context.text("pipeline.replay.crumb"), Places.replay(run)));
    }
}
