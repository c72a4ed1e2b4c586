package dev.slipway.app.run;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.StepResult;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The steps of a run's image builds: what each took, and which came from the cache. FX thread
/// only.
final class BuildSteps extends VBox {
    private final AppContext context;
    private final Label heading = new Label();
    private final ObservableList<StepResult> steps = FXCollections.observableArrayList();

    BuildSteps(AppContext context) {
        this.context = context;
        setId("build-steps");
        setMinHeight(0);
        heading.setId("build-steps-heading");
        heading.getStyleClass().addAll("strong", "failures-heading");
        var table = new TableView<>(steps);
        table.setId("build-steps-table");
        table.setAccessibleText(context.text("run.buildSteps"));
        table.getStyleClass().addAll("rows", "edge-to-edge");
        table.setFixedCellSize(30);
        Cells.fit(table);
        var step =
                Cells.<StepResult>column(
                        context.text("run.buildSteps.step"), 520, StepResult::label);
        Cells.drawn(step, this::stepCell);
        Cells.yielding(step, 120);
        table.getColumns().add(step);
        var status =
                Cells.<StepResult>column(
                        context.text("run.buildSteps.status"),
                        140,
                        s -> s.cached() ? "cached" : s.status().word());
        Cells.drawn(status, this::statusCell);
        table.getColumns().add(status);
        var took =
                Cells.<StepResult>column(
                        context.text("run.buildSteps.took"), 90, BuildSteps::words);
        took.getStyleClass().add("number");
        took.setSortable(false);
        table.getColumns().add(took);
        setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(heading, table);
    }

    /// True if the run built something step by step.
    boolean show(PipelineRun run) {
        var built = of(run);
        if (!steps.equals(built)) {
            steps.setAll(built);
            heading.setText(
                    context.text(
                            "run.buildSteps.count",
                            built.size(),
                            built.stream().filter(StepResult::cached).count()));
        }
        return !built.isEmpty();
    }

    static List<StepResult> of(PipelineRun run) {
        return run.allStages()
                .flatMap(stage -> stage.steps().stream())
                .filter(step -> step.name().equals("vertex"))
                .toList();
    }

    private Node stepCell(StepResult step) {
        var label = Elided.label(step.label());
        label.getStyleClass().add("mono");
        return label;
    }

    private Node statusCell(StepResult step) {
        if (step.cached()) {
            var chip = new Label(context.text("run.buildSteps.cached"));
            chip.getStyleClass().addAll("chip", "accent");
            return chip;
        }
        return new StatusLabel(context.texts(), step.status());
    }

    private static String words(StepResult step) {
        var duration = step.duration();
        return duration == null ? "–" : Amounts.duration(duration);
    }
}
