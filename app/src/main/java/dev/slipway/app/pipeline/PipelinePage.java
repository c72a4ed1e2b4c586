package dev.slipway.app.pipeline;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.fx.Tall;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.projects.Places;
import dev.slipway.app.shell.Page;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.pipeline.PipelineText;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import java.nio.file.Path;
import java.util.List;
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
import javafx.stage.FileChooser;

/// A project's pipeline as it lies in its folder, or as it was detected: checked while one types,
/// and saved as its Jenkinsfile. FX thread only.
public final class PipelinePage implements Page {
    private static final String STARTER =
            """
            pipeline {
                agent any
                stages {
                    stage('Build') {
                        steps {
                            sh 'make'
                        }
                    }
                }
            }
            """;

    private final AppContext context;
    private final ProjectName name;
    private final HBox head = new HBox(12);
    private final VBox above = new VBox(8);
    private final VBox view = new VBox();
    private final ScrollPane whole = Tall.pane(view);

    private record Opened(Project project, PipelineText text) {}

    public PipelinePage(AppContext context, ProjectName name) {
        this.context = context;
        this.name = name;
        view.setId("pipeline-page");
        view.getStyleClass().add("page-body");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(40);
        above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
        view.getChildren().addAll(head, above);
        context.background().load(this::read, this::show, this::refused);
    }

    private Opened read() {
        var project = context.core().projects().require(name.value());
        var pipelines = context.core().pipelines();
        try {
            return new Opened(
                    project,
                    project.isLocal()
                            ? pipelines.text(Path.of(project.location()))
                            : pipelines.text(project, "HEAD"));
        } catch (ProblemException missing) {
            if (!missing.code().equals("pipeline.missing")) {
                throw missing;
            }
            var reason = List.of(context.text("pipeline.nothing"));
            return new Opened(
                    project, new PipelineText(STARTER, reason, pipelines.check(name, STARTER)));
        }
    }

    private void show(Opened opened) {
        var model =
                new EditorViewModel(
                        context.core(), context.background(), opened.project, this::refused);
        var editor = new PipelineEditor(context, model);
        var title = new Label(context.text("pipeline.title", name));
        title.getStyleClass().add("heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var about = Elided.label(about(opened));
        about.getStyleClass().add("muted");
        about.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(about, Priority.ALWAYS);
        head.getChildren().setAll(title, about, save(opened, editor));
        view.getChildren().setAll(head, above, editor);
        editor.text(opened.text.jenkinsfile());
    }

    private String about(Opened opened) {
        if (opened.text.isDetected()) {
            return context.text("pipeline.detected", String.join(", ", opened.text.detectedFrom()));
        }
        return opened.project.isLocal()
                ? context.text(
                        "pipeline.local", Path.of(opened.project.location()).resolve("Jenkinsfile"))
                : context.text("pipeline.remote", opened.project.location());
    }

    private Button save(Opened opened, PipelineEditor editor) {
        boolean here = opened.project.isLocal();
        var key =
                !here
                        ? "common.saveAs"
                        : opened.text.isDetected() ? "pipeline.saveAs" : "pipeline.save";
        var save = new Button(context.text(key), Icons.of("fth-save"));
        save.setId("pipeline-save");
        save.getStyleClass().add(Styles.ACCENT);
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(e -> {
            if (here) {
                write(
                        new JenkinsfileOnDisk(
                                Path.of(opened.project.location()).resolve("Jenkinsfile"),
                                opened.text),
                        editor.text());
            } else {
                var chooser = new FileChooser();
                chooser.setInitialFileName("Jenkinsfile");
                var file = chooser.showSaveDialog(view.getScene().getWindow());
                if (file != null) {
                    write(JenkinsfileOnDisk.elsewhere(file.toPath()), editor.text());
                }
            }
        });
        return save;
    }

    private void write(JenkinsfileOnDisk file, String text) {
        above.getChildren().clear();
        context.background()
                .load(
                        () -> file.write(text),
                        written -> {
                            context.notices().tell(context.text("pipeline.saved", written));
                            context.background().load(this::read, this::retitle, this::refused);
                        },
                        this::refused);
    }

    /// After it was saved it is the project's own, and the next save compares with it.
    private void retitle(Opened opened) {
        if (view.getChildren().getLast() instanceof PipelineEditor editor
                && opened.text.jenkinsfile().equals(editor.text())) {
            if (head.getChildren().get(1) instanceof Label about) {
                about.setText(about(opened));
            }
            head.getChildren().set(2, save(opened, editor));
        }
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
                new Crumb(name.value(), Places.of(name)),
                new Crumb(context.text("pipeline.crumb"), Places.pipeline(name)));
    }
}
