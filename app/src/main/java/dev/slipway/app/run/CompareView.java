package dev.slipway.app.run;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.projects.Places;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunComparison;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// This run beside any other of its project, at first the one before it: stages with what they took
/// more or less, tests that broke and that were mended.
final class CompareView extends VBox {
    private static final int OFFERED = 100;
    private static final int NAMED = 12;
    private final AppContext context;
    private final RunId id;
    private final ComboBox<PipelineRun> others = new ComboBox<>();
    private final VBox tests = new VBox(2);
    private final StackPane place = new StackPane();
    private boolean asked;

    CompareView(AppContext context, RunId id) {
        super(8);
        this.context = context;
        this.id = id;
        setId("compare");
        var words = new Label(context.text("run.compare.with"));
        words.setLabelFor(others);
        others.setId("compare-with");
        others.setAccessibleText(context.text("run.compare.with"));
        others.setConverter(converter());
        others.valueProperty().subscribe(this::compare);
        var head = new FlowPane(10, 4, words, others);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("log-tools");
        tests.setId("compare-tests");
        tests.getStyleClass().add("stages-tools");
        tests.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(tests.getChildren()));
        setVgrow(place, Priority.ALWAYS);
        getChildren().addAll(head, tests, place);
    }

    private StringConverter<PipelineRun> converter() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable PipelineRun run) {
                return run == null
                        ? ""
                        : "#"
                                + Places.number(run.id())
                                + "  "
                                + context.text("common.status." + run.status().word())
                                + "  "
                                + run.ref();
            }

            @Override
            public @Nullable PipelineRun fromString(String text) {
                return null;
            }
        };
    }

    void load() {
        if (asked) {
            return;
        }
        asked = true;
        context.background()
                .load(
                        () ->
                                context
                                        .core()
                                        .pipelines()
                                        .list(Optional.of(id.project()), Optional.empty(), OFFERED)
                                        .stream()
                                        .filter(run -> !run.id().equals(id))
                                        .toList(),
                        this::offer,
                        this::refused);
    }

    private void offer(List<PipelineRun> runs) {
        others.getItems().setAll(runs);
        runs.stream()
                .filter(run -> run.id().number() < id.number())
                .findFirst()
                .or(() -> runs.stream().findFirst())
                .ifPresentOrElse(others::setValue, this::alone);
    }

    private void alone() {
        place.getChildren().setAll(new Label(context.text("run.compare.alone")));
    }

    private void compare(@Nullable PipelineRun other) {
        if (other == null) {
            return;
        }
        var pipelines = context.core().pipelines();
        context.background()
                .load(
                        () -> pipelines.compare(pipelines.require(id.toString()), other),
                        this::show,
                        this::refused);
    }

    private void show(RunComparison comparison) {
        tests.getChildren().clear();
        names("broken", comparison.broken());
        names("mended", comparison.mended());
        place.getChildren().setAll(table(comparison.stages()));
    }

    private void names(String key, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        var line =
                Elided.label(
                        context.text(
                                "run.compare." + key,
                                names.size(),
                                String.join(", ", names.stream().limit(NAMED).toList())));
        if (key.equals("broken")) {
            line.getStyleClass().add("bad");
        }
        tests.getChildren().add(line);
    }

    private Node table(List<RunComparison.StageLine> lines) {
        var table = new TableView<RunComparison.StageLine>();
        table.setId("compare-table");
        table.setAccessibleText(context.text("run.tab.compare"));
        table.getStyleClass().addAll("rows", "edge-to-edge");
        table.setFixedCellSize(32);
        Cells.fit(table);
        table.getColumns()
                .add(
                        Cells.elided(
                                context.text("run.compare.stage"),
                                220,
                                RunComparison.StageLine::path));
        status(table, "now", RunComparison.StageLine::now);
        number(table, "took", line -> words(line.nowTook()));
        status(table, "then", RunComparison.StageLine::then);
        number(table, "tookThen", line -> words(line.thenTook()));
        number(table, "difference", line -> line.difference().map(Amounts::difference).orElse("–"));
        table.getItems().setAll(lines);
        return table;
    }

    private void status(
            TableView<RunComparison.StageLine> table,
            String key,
            java.util.function.Function<RunComparison.StageLine, Optional<Status>> of) {
        var column =
                Cells.<RunComparison.StageLine>column(
                        context.text("run.compare." + key),
                        125,
                        line -> of.apply(line).map(Status::word).orElse(""));
        Cells.drawn(
                column,
                line ->
                        of.apply(line)
                                .<Node>map(status -> new StatusLabel(context.texts(), status))
                                .orElseGet(() -> new Label("–")));
        table.getColumns().add(column);
    }

    private void number(
            TableView<RunComparison.StageLine> table,
            String key,
            java.util.function.Function<RunComparison.StageLine, String> words) {
        var column =
                Cells.<RunComparison.StageLine>column(
                        context.text("run.compare." + key), 90, words);
        column.getStyleClass().add("number");
        table.getColumns().add(column);
    }

    private static String words(Optional<Duration> took) {
        return took.map(Amounts::duration).orElse("–");
    }

    private void refused(Problem problem) {
        place.getChildren().setAll(new ProblemPanel(context.texts(), problem));
    }
}
