package dev.slipway.app.projects;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.theme.Icons;
import dev.slipway.app.theme.StatusIcon;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.pipeline.RunGlance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The projects as a table: one row each, sortable, a click on the name opens it.
final class ProjectsTable extends TableView<ProjectRow> {
    private static final double ROOM_FOR_ALL = 780;

    private final AppContext context;
    private boolean isNarrow;
    private final Consumer<Problem> refused;
    private final Consumer<ProjectRow> remove;

    ProjectsTable(
            AppContext context,
            ObservableList<ProjectRow> rows,
            ObservableList<EnvironmentName> environments,
            Consumer<Problem> refused,
            Consumer<ProjectRow> remove) {
        this.context = context;
        this.refused = refused;
        this.remove = remove;
        setId("projects-table");
        setAccessibleText(context.text("projects.title"));
        getStyleClass().add("rows");
        setFixedCellSize(52);
        Cells.fit(this);
        var sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        showColumns(environments);
        environments.subscribe(() -> showColumns(environments));
        widthProperty()
                .subscribe(width -> {
                    boolean narrow = width.doubleValue() > 0 && width.doubleValue() < ROOM_FOR_ALL;
                    if (narrow != isNarrow) {
                        isNarrow = narrow;
                        showColumns(environments);
                    }
                });
        Cells.onOpen(this, row -> context.navigator().go(Places.of(row.project().name())));
    }

    private void showColumns(List<EnvironmentName> environments) {
        var columns = new ArrayList<TableColumn<ProjectRow, ?>>();
        columns.add(name());
        columns.add(lastRun());
        if (!isNarrow) {
            columns.add(trend());
        }
        environments.forEach(environment -> columns.add(standing(environment)));
        columns.add(actions());
        getColumns().setAll(columns);
    }

    private TableColumn<ProjectRow, String> standing(EnvironmentName environment) {
        var column =
                Cells.<ProjectRow>column(
                        environment.value(),
                        150,
                        row ->
                                Optional.ofNullable(row.standings().get(environment))
                                        .map(StandingCell::words)
                                        .orElse(""));
        Cells.yielding(column, 115);
        Cells.drawn(
                column,
                row ->
                        StandingCell.of(
                                context, Optional.ofNullable(row.standings().get(environment))));
        return column;
    }

    private TableColumn<ProjectRow, String> name() {
        var column =
                Cells.<ProjectRow>column(
                        context.text("projects.column.name"),
                        230,
                        row -> row.project().name().value());
        Cells.drawn(column, this::nameCell);
        Cells.yielding(column, 105);
        return column;
    }

    private Node nameCell(ProjectRow row) {
        var name = new Hyperlink(row.project().name().value());
        name.setId("open-" + row.project().name());
        Elided.mark(name).getStyleClass().addAll("plain", "strong");
        name.setOnAction(e -> context.navigator().go(Places.of(row.project().name())));
        var location = Elided.label(Locations.shown(row.project().location()));
        location.getStyleClass().addAll("muted", "small");
        location.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        var cell = new VBox(2, name, location);
        cell.setAlignment(Pos.CENTER_LEFT);
        return cell;
    }

    private TableColumn<ProjectRow, String> lastRun() {
        var column =
                Cells.<ProjectRow>column(
                        context.text("projects.column.lastRun"),
                        190,
                        row -> row.last().map(run -> run.queuedAt().toString()).orElse(""));
        Cells.drawn(column, this::lastRunCell);
        Cells.yielding(column, 145);
        return column;
    }

    private Node lastRunCell(ProjectRow row) {
        if (row.last().isEmpty()) {
            var none = new StatusLabel();
            none.show(Tone.SKIPPED, context.text("projects.never"));
            return none;
        }
        var run = row.last().get();
        var link =
                new Hyperlink(
                        "#"
                                + Places.number(run.id())
                                + " "
                                + context.text("common.status." + run.status().word()));
        link.setId("last-" + row.project().name());
        link.getStyleClass().add("plain");
        link.setOnAction(e -> context.navigator().go(Places.of(run.id())));
        var when =
                Elided.label(
                        context.amounts().ago(run.queuedAt(), context.clock().instant())
                                + " · "
                                + run.ref());
        when.getStyleClass().addAll("muted", "small");
        var words = new VBox(2, link, when);
        words.setAlignment(Pos.CENTER_LEFT);
        var cell = new HBox(8, new StatusIcon(Tone.of(run.status())), words);
        cell.setAlignment(Pos.CENTER_LEFT);
        return cell;
    }

    private TableColumn<ProjectRow, String> trend() {
        var column =
                Cells.<ProjectRow>column(
                        context.text("projects.column.trend"), 165, ProjectsTable::lasted);
        column.setSortable(false);
        Cells.drawn(column, this::trendCell);
        return column;
    }

    private static String lasted(ProjectRow row) {
        return row.last().map(RunGlance::duration).map(Amounts::duration).orElse("");
    }

    private Node trendCell(ProjectRow row) {
        var lasted = new Label(lasted(row));
        lasted.getStyleClass().add("muted");
        lasted.setMinWidth(USE_PREF_SIZE);
        var cell = new HBox(8, Trend.of(context.texts(), row.recent()), lasted);
        cell.setAlignment(Pos.CENTER_LEFT);
        return cell;
    }

    private TableColumn<ProjectRow, String> actions() {
        var column = Cells.<ProjectRow>column("", isNarrow ? 125 : 175, row -> "");
        column.setSortable(false);
        Cells.drawn(column, this::actionsCell);
        return column;
    }

    private Node actionsCell(ProjectRow row) {
        var forget = new Button("", Icons.of("fth-trash-2"));
        forget.setId("remove-" + row.project().name());
        forget.getStyleClass()
                .addAll(atlantafx.base.theme.Styles.BUTTON_ICON, atlantafx.base.theme.Styles.FLAT);
        forget.setAccessibleText(context.text("projects.remove", row.project().name()));
        forget.setTooltip(new Tooltip(forget.getAccessibleText()));
        forget.setOnAction(e -> remove.accept(row));
        var build = new BuildButton(context, row.project(), refused);
        if (isNarrow) {
            build.showOnlyItsIcon();
        }
        var cell = new HBox(4, build, forget);
        cell.setAlignment(Pos.CENTER_RIGHT);
        return cell;
    }
}
