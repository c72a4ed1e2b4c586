package dev.slipway.app.pipeline;

import dev.slipway.app.AppContext;
import dev.slipway.app.problem.Problem;
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
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A run once more, of the same commit, by a Jenkinsfile that is edited here; nothing is committed,
/// the difference is kept with the run. FX thread only.
public final class ReplayPage implements Page {
    private final AppContext context;
    private final RunId run;
    private final EditorSheet sheet;

    private record Opened(Project project, PipelineRun run, PipelineText text) {}

    public ReplayPage(AppContext context, RunId run) {
        this.context = context;
        this.run = run;
        sheet = new EditorSheet(context, "replay-page");
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
        var about = new Label(context.text("pipeline.replay.about"));
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        var start = new Button(context.text("pipeline.replay.start"), Icons.of("fth-play"));
        start.setId("replay-start");
        start.setOnAction(e -> start(opened, editor.text()));
        sheet.show(context.text("pipeline.replay", "#" + Places.number(run)), about, start, editor);
        editor.text(opened.text.jenkinsfile());
    }

    private void start(Opened opened, String jenkinsfile) {
        sheet.noProblem();
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
        sheet.problem(problem);
    }

    @Override
    public Node view() {
        return sheet.view();
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
