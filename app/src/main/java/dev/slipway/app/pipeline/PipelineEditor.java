package dev.slipway.app.pipeline;

import dev.slipway.app.AppContext;
import dev.slipway.app.run.GraphView;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.pipeline.Finding;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// A Jenkinsfile to be read and written: its stages above, the text, and all problems beside it,
/// checked anew when one stops typing. FX thread only.
final class PipelineEditor extends SplitPane {
    private static final Duration REST = Duration.millis(250);

    private final AppContext context;
    private final EditorViewModel model;
    private final CodeArea code;
    private final ProblemsList problems;
    private final GraphView graph;
    private final StatusLabel verdict = new StatusLabel();
    private final Label caret = new Label();
    private final Label noGraph = new Label();
    private final PauseTransition rest = new PauseTransition(REST);

    PipelineEditor(AppContext context, EditorViewModel model) {
        this.context = context;
        this.model = model;
        this.code = new CodeArea(context.text("pipeline.text"));
        this.problems = new ProblemsList(context, this::go, model::choose);
        this.graph = GraphView.ofPlan(context.texts(), this::goToStage);
        setOrientation(Orientation.VERTICAL);
        getItems().addAll(preview(), below());
        setDividerPositions(0.3);
        setMinHeight(400);
        VBox.setVgrow(this, Priority.ALWAYS);
        rest.setOnFinished(e -> model.check(code.area().getText()));
        code.area().textProperty().subscribe((before, now) -> rest.playFromStart());
        code.area().caretPositionProperty().subscribe(this::tellCaret);
        model.checked().subscribe(found -> found.ifPresent(this::show));
    }

    private StackPane preview() {
        noGraph.getStyleClass().add("muted");
        noGraph.setWrapText(true);
        noGraph.setText(context.text("pipeline.noGraph"));
        var pane = new StackPane(graph, noGraph);
        pane.setId("pipeline-preview");
        pane.setMinHeight(60);
        return pane;
    }

    private SplitPane below() {
        caret.setId("pipeline-caret");
        caret.getStyleClass().addAll("muted", "small");
        caret.setMinWidth(Region.USE_PREF_SIZE);
        verdict.setId("pipeline-verdict");
        var foot = new HBox(caret);
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.getStyleClass().add("code-foot");
        VBox.setVgrow(code, Priority.ALWAYS);
        var left = new VBox(code, foot);
        var head = new HBox(verdict);
        head.getStyleClass().add("code-foot");
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(problems, Priority.ALWAYS);
        var right = new VBox(head, problems);
        right.setMinWidth(0);
        left.setMinWidth(0);
        var split = new SplitPane(left, right);
        split.setDividerPositions(0.58);
        return split;
    }

    /// Puts another text in, and has it checked.
    void text(String text) {
        code.area().setText(text);
        code.area().positionCaret(0);
        tellCaret();
        rest.stop();
        model.check(text);
    }

    String text() {
        return code.area().getText();
    }

    private void show(EditorViewModel.Checked checked) {
        problems.show(checked.findings());
        code.mark(checked.findings().stream().map(Finding::line).collect(Collectors.toSet()));
        long errors = checked.errors();
        long warnings = checked.findings().size() - errors;
        verdict.show(
                errors > 0 ? Tone.FAILURE : warnings > 0 ? Tone.WARNING : Tone.SUCCESS,
                context.text("pipeline.verdict", errors, warnings));
        var stages = checked.pipeline().map(PreviewStages::of).orElse(java.util.List.of());
        graph.show(stages, context.clock().instant());
        graph.setVisible(!stages.isEmpty());
        noGraph.setVisible(stages.isEmpty());
    }

    private void go(Finding finding) {
        code.go(finding.line(), finding.column());
    }

    private void goToStage(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        model.checked()
                .get()
                .flatMap(EditorViewModel.Checked::pipeline)
                .flatMap(pipeline ->
                        pipeline.allStages().filter(s -> s.name().equals(name)).findFirst())
                .ifPresent(stage -> code.go(stage.position().line(), stage.position().column()));
    }

    private void tellCaret() {
        var before = code.area().getText(0, code.area().getCaretPosition());
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        caret.setText(context.text("pipeline.place", line, column));
    }
}
