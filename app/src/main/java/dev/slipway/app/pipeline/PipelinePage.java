package dev.slipway.app.pipeline;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.projects.Places;
import dev.slipway.app.shell.Page;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.pipeline.PipelineText;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Settings;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
    private final EditorSheet sheet;
    private Optional<Shown> shown = Optional.empty();

    /// What stands on the page since the text was there.
    private record Shown(PipelineEditor editor, Label about) {}

    private record Opened(Project project, String place, PipelineText text) {
        Path file() {
            return Path.of(project.location()).resolve(place);
        }
    }

    public PipelinePage(AppContext context, ProjectName name) {
        this.context = context;
        this.name = name;
        sheet = new EditorSheet(context, "pipeline-page");
        context.background().load(this::read, this::show, this::refused);
    }

    private Opened read() {
        var project = context.core().projects().require(name.value());
        var pipelines = context.core().pipelines();
        var place = pipelines.jenkinsfile(name);
        try {
            return new Opened(project, place, text(project, place));
        } catch (ProblemException missing) {
            if (!missing.code().equals("pipeline.missing")) {
                throw missing;
            }
            var reason = List.of(context.text("pipeline.nothing"));
            return new Opened(
                    project,
                    place,
                    new PipelineText(STARTER, reason, pipelines.check(name, STARTER)));
        }
    }

    /// As it lies in the project's folder, or in the commit where that is elsewhere.
    private PipelineText text(Project project, String place) {
        var pipelines = context.core().pipelines();
        if (!project.isLocal()) {
            return pipelines.text(project, "HEAD");
        }
        var folder = Path.of(project.location());
        return pipelines.text(place.equals(Settings.JENKINSFILE) ? folder : folder.resolve(place));
    }

    private void show(Opened opened) {
        var model =
                new EditorViewModel(
                        context.core(), context.background(), opened.project, this::refused);
        var editor = new PipelineEditor(context, model);
        var about = Elided.label(about(opened));
        shown = Optional.of(new Shown(editor, about));
        sheet.show(context.text("pipeline.title", name), about, save(opened, editor), editor);
        editor.text(opened.text.jenkinsfile());
    }

    private String about(Opened opened) {
        if (opened.text.isDetected()) {
            return context.text("pipeline.detected", String.join(", ", opened.text.detectedFrom()));
        }
        return opened.project.isLocal()
                ? context.text("pipeline.local", opened.file())
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
        save.setOnAction(e -> {
            if (here) {
                write(new JenkinsfileOnDisk(opened.file(), opened.text), editor.text());
            } else {
                var chooser = new FileChooser();
                chooser.setInitialFileName("Jenkinsfile");
                var file = chooser.showSaveDialog(sheet.view().getScene().getWindow());
                if (file != null) {
                    write(JenkinsfileOnDisk.elsewhere(file.toPath()), editor.text());
                }
            }
        });
        return save;
    }

    private void write(JenkinsfileOnDisk file, String text) {
        sheet.noProblem();
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
        shown.filter(on -> on.editor.text().equals(opened.text.jenkinsfile()))
                .ifPresent(on -> {
                    on.about.setText(about(opened));
                    sheet.action(save(opened, on.editor));
                });
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
                new Crumb(name.value(), Places.of(name)),
                new Crumb(context.text("pipeline.crumb"), Places.pipeline(name)));
    }
}
