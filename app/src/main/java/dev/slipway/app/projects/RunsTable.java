package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.core.pipeline.PipelineRun;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

/// A project's runs, newest first.
final class RunsTable extends TableView<PipelineRun> {
    private final AppContext context;

    RunsTable(AppContext context, ObservableList<PipelineRun> runs) {
        super(runs);
        this.context = context;
        setId("runs-table");
        setAccessibleText(context.text("projects.runs"));
        getStyleClass().add("rows");
        setFixedCellSize(40);
        Cells.fit(this);
        getColumns().add(number());
        getColumns().add(status());
        getColumns().add(ref());
        getColumns().add(commit());
        getColumns().add(plain("tests", 165, this::tests));
        getColumns().add(duration());
        getColumns().add(plain("when", 130, this::when));
        Cells.onOpen(this, run -> context.navigator().go(Places.of(run.id())));
    }

    private TableColumn<PipelineRun, String> plain(
            String key, double width, java.util.function.Function<PipelineRun, String> text) {
        var column =
                Cells.<PipelineRun>column(context.text("projects.runs.column." + key), width, text);
        column.setSortable(false);
        return column;
    }

    private TableColumn<PipelineRun, String> number() {
        var column = plain("run", 70, run -> "#" + Places.number(run.id()));
        Cells.drawn(column, this::link);
        return column;
    }

    private Node link(PipelineRun run) {
        var link = new Hyperlink("#" + Places.number(run.id()));
        link.setId("run-" + Places.number(run.id()));
        link.getStyleClass().addAll("plain", "strong");
        link.setOnAction(e -> context.navigator().go(Places.of(run.id())));
        return link;
    }

    private TableColumn<PipelineRun, String> status() {
        var column =
                plain("status", 125, run -> context.text("common.status." + run.status().word()));
        Cells.drawn(column, run -> new StatusLabel(context.texts(), run.status()));
        return column;
    }

    private TableColumn<PipelineRun, String> ref() {
        var column =
                Cells.<PipelineRun>elided(
                        context.text("projects.runs.column.ref"), 110, PipelineRun::ref);
        column.setSortable(false);
        return column;
    }

    private TableColumn<PipelineRun, String> commit() {
        var column = plain("commit", 330, run -> run.revision().subject());
        Cells.drawn(column, RunsTable::commitCell);
        Cells.yielding(column, 160);
        return column;
    }

    private static Node commitCell(PipelineRun run) {
        var hash = new Label(run.revision().shortHash());
        hash.getStyleClass().addAll("chip", "mono");
        hash.setMinWidth(USE_PREF_SIZE);
        var cell = new HBox(8, hash, Elided.label(run.revision().subject()));
        cell.setAlignment(Pos.CENTER_LEFT);
        return cell;
    }

    private TableColumn<PipelineRun, String> duration() {
        var column =
                plain(
                        "duration",
                        100,
                        run ->
                                Optional.ofNullable(run.duration())
                                        .map(Amounts::duration)
                                        .orElse("–"));
        column.getStyleClass().add("number");
        return column;
    }

    private String tests(PipelineRun run) {
        var tests = run.tests();
        if (tests.total() == 0) {
            return context.text("projects.tests.none");
        }
        return tests.hasFailures()
                ? context.text("projects.tests.bad", tests.failed() + tests.error(), tests.total())
                : context.text("projects.tests.good", tests.passed());
    }

    private String when(PipelineRun run) {
        return context.amounts().ago(run.queuedAt(), context.clock().instant());
    }
}
