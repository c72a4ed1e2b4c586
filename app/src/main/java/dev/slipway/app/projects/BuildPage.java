package dev.slipway.app.projects;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.run.QuestionForm;
import dev.slipway.app.shell.Page;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.pipeline.Question;
import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a pipeline asks before it runs, filled in as the last run had it. FX thread only.
final class BuildPage implements Page {
    private final AppContext context;
    private final ProjectName name;
    private final String ref;
    private final VBox above = new VBox(8);
    private final VBox place = new VBox(16);
    private final VBox view = new VBox();

    private record Asked(Project project, List<Question> questions) {}

    BuildPage(AppContext context, ProjectName name, String ref) {
        this.context = context;
        this.name = name;
        this.ref = ref;
        view.setId("build-page");
        view.getStyleClass().add("page-body");
        var title = new Label(context.text("projects.parameters", name));
        title.getStyleClass().add("heading");
        above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
        place.setMaxWidth(720);
        var scroll = new ScrollPane(place);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        view.getChildren().addAll(title, above, scroll);
        context.background().load(this::read, this::ask, this::refused);
    }

    private Asked read() {
        var project = context.core().projects().require(name.value());
        return new Asked(project, context.core().pipelines().questions(project, ref));
    }

    private void ask(Asked asked) {
        var about = new Label(context.text("projects.parameters.about", ref));
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        var form = new QuestionForm("parameter", asked.questions());
        var build = new Button(context.text("projects.build"), Icons.of("fth-play"));
        build.setId("build-now");
        build.getStyleClass().add(Styles.ACCENT);
        build.setDefaultButton(true);
        build.setOnAction(e -> {
            above.getChildren().clear();
            var request = new RunRequest(asked.project(), ref, form.values(), Trigger.MANUAL);
            new Builder(context).start(request, this::refused);
        });
        place.getChildren().setAll(about, form, build);
    }

    private void refused(Problem problem) {
        above.getChildren().setAll(new ProblemPanel(context.texts(), problem));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(context.text("projects.title"), Places.projects()),
                new Crumb(name.value(), Places.of(name)),
                new Crumb(context.text("projects.build"), Places.build(name, ref)));
    }
}
