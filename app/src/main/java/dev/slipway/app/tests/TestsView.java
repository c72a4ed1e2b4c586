package dev.slipway.app.tests;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.TestCase;
import dev.slipway.core.pipeline.report.SourceLine;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A run's tests: failures first, what each says at its right; and what many runs say of them. FX
/// thread only.
public final class TestsView extends StackPane {
    private final AppContext context;
    private final TestsViewModel model;
    private final FilteredList<TestRow> shown;
    private final TextField filter = new TextField();
    private final CheckBox onlyBad = new CheckBox();
    private final Label totals = new Label();
    private final TableView<TestRow> table;
    private final TestDetails details;
    private final BorderPane place = new BorderPane();
    private final Node results;
    private @Nullable TestCase detailed;

    /// @param editor opens a line of a source file
    public TestsView(AppContext context, RunId run, Consumer<SourceLine> editor) {
        this.context = context;
        this.model =
                new TestsViewModel(
                        context.core(), context.background(), run, context.notices()::tell);
        this.shown = new FilteredList<>(model.rows());
        this.table = new TableView<>(shown);
        this.details = new TestDetails(context, run, editor);
        setId("tests");
        var split = new SplitPane(list(), details);
        split.setDividerPositions(0.56);
        this.results = split;
        place.setTop(tools());
        place.setCenter(split);
        place.visibleProperty().bind(Bindings.isNotEmpty(model.rows()));
        var empty =
                new EmptyState(
                        "fth-check-square",
                        context.text("tests.none"),
                        context.text("tests.none.next"));
        empty.visibleProperty().bind(Bindings.isEmpty(model.rows()));
        getChildren().addAll(place, empty);
    }

    private FlowPane tools() {
        filter.setId("tests-filter");
        filter.setPromptText(context.text("tests.filter"));
        filter.setAccessibleText(context.text("tests.filter"));
        filter.setPrefColumnCount(18);
        onlyBad.setId("tests-only-bad");
        onlyBad.setText(context.text("tests.onlyBad"));
        onlyBad.setMinWidth(Region.USE_PREF_SIZE);
        totals.setId("tests-totals");
        totals.getStyleClass().add("muted");
        totals.setMinWidth(Region.USE_PREF_SIZE);
        var tools = new FlowPane(12, 4, totals, filter, onlyBad, choice());
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("log-tools");
        filter.textProperty().subscribe(this::narrow);
        onlyBad.selectedProperty().subscribe(this::narrow);
        return tools;
    }

    private VBox list() {
        columns();
        VBox.setVgrow(table, Priority.ALWAYS);
        var box = new VBox(table);
        box.setMinWidth(0);
        return box;
    }

    /// The list, or what many runs say.
    private HBox choice() {
        var group = new ToggleGroup();
        var first = toggle("results", Styles.LEFT_PILL, group);
        var box =
                new HBox(
                        first,
                        toggle("slowest", Styles.CENTER_PILL, group),
                        toggle("flaky", Styles.CENTER_PILL, group),
                        toggle("trend", Styles.RIGHT_PILL, group));
        box.setMinWidth(Region.USE_PREF_SIZE);
        group.selectToggle(first);
        group.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null) {
                        group.selectToggle(before);
                    } else {
                        turnTo(String.valueOf(now.getUserData()));
                    }
                });
        return box;
    }

    private ToggleButton toggle(String key, String shape, ToggleGroup group) {
        var toggle = new ToggleButton(context.text("tests.show." + key));
        toggle.setId("show-tests-" + key);
        toggle.setUserData(key);
        toggle.setToggleGroup(group);
        toggle.getStyleClass().addAll(shape, Styles.SMALL);
        return toggle;
    }

    private void turnTo(String key) {
        filter.setDisable(!key.equals("results"));
        onlyBad.setDisable(!key.equals("results"));
        if (key.equals("results")) {
            place.setCenter(results);
            return;
        }
        var view = new InsightView(context);
        model.insight(insight ->
                place.setCenter(
                        switch (key) {
                            case "slowest" -> view.slowest(insight.slowest());
                            case "flaky" -> view.flaky(insight.flaky());
                            default -> view.trend(insight.trend());
                        }));
    }

    private void columns() {
        table.setId("tests-table");
        table.setAccessibleText(context.text("tests.table"));
        table.getStyleClass().addAll("rows", "edge-to-edge");
        table.setFixedCellSize(34);
        Cells.fit(table);
        var outcome =
                Cells.<TestRow>column(
                        context.text("tests.column.outcome"), 110, row -> word(row.test()));
        Cells.drawn(outcome, row -> outcomeCell(row.test()));
        var name =
                Cells.<TestRow>column(
                        context.text("tests.column.name"), 300, row -> row.test().name());
        Cells.drawn(name, row -> nameCell(row.test()));
        var past =
                Cells.<TestRow>column(
                        context.text("tests.column.past"),
                        PastStrip.WIDTH + 20,
                        row -> PastStrip.words(context, row.past()));
        past.setSortable(false);
        past.setMinWidth(PastStrip.WIDTH + 20);
        Cells.drawn(past, row -> new PastStrip(context, row.past()));
        var time =
                Cells.<TestRow>column(
                        context.text("tests.column.time"),
                        80,
                        row -> Amounts.duration(row.test().duration()));
        time.setComparator((a, b) -> 0);
        time.setSortable(false);
        time.getStyleClass().add("number");
        table.getColumns().add(outcome);
        table.getColumns().add(name);
        table.getColumns().add(past);
        table.getColumns().add(time);
        for (TableColumn<TestRow, ?> column : table.getColumns()) {
            column.setReorderable(false);
        }
        table.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    }

    private void chosen(@Nullable TestRow row) {
        if (row == null || row.test().equals(detailed)) {
            return;
        }
        var test = row.test();
        detailed = test;
        details.show(test);
        model.whole(
                test,
                whole -> {
                    if (test.equals(detailed)) {
                        details.show(whole);
                    }
                });
    }

    private String word(TestCase test) {
        return context.text("tests.outcome." + test.outcome().word());
    }

    private Node outcomeCell(TestCase test) {
        var label = new StatusLabel();
        label.show(PastStrip.tone(test.outcome()), word(test));
        return label;
    }

    private Node nameCell(TestCase test) {
        var name = new Label(test.name());
        var where = new Label(test.className().isEmpty() ? test.suite() : test.className());
        where.getStyleClass().addAll("muted", "small");
        where.setMinWidth(0);
        var cell = new HBox(8, name, where);
        if (test.newFailure()) {
            cell.getChildren().add(chip(context.text("tests.new"), "danger"));
        } else if (test.isBad() && test.failingSince() > 0) {
            cell.getChildren()
                    .add(chip(context.text("tests.since", "#" + test.failingSince()), ""));
        }
        cell.setAlignment(Pos.CENTER_LEFT);
        return cell;
    }

    private static Label chip(String words, String style) {
        var chip = new Label(words);
        chip.getStyleClass().add("chip");
        if (!style.isEmpty()) {
            chip.getStyleClass().add(style);
        }
        chip.setMinWidth(Region.USE_PREF_SIZE);
        return chip;
    }

    private void narrow() {
        var wanted = filter.getText().strip().toLowerCase(java.util.Locale.ROOT);
        Predicate<TestRow> fits =
                row ->
                        row.test().fullName().toLowerCase(java.util.Locale.ROOT).contains(wanted)
                                && (!onlyBad.isSelected() || row.test().isBad());
        shown.setPredicate(fits);
    }

    /// Shows these; the selection stays where it is still there.
    public void show(List<TestCase> tests) {
        var selected = detailed;
        if (!model.show(tests, this::reselect)) {
            return;
        }
        totals.setText(words(tests));
        if (selected != null && model.tests().contains(selected)) {
            reselect();
        } else if (!shown.isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    private void reselect() {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).test().equals(detailed)) {
                table.getSelectionModel().select(i);
                return;
            }
        }
    }

    private String words(List<TestCase> tests) {
        long bad = tests.stream().filter(TestCase::isBad).count();
        long skipped = tests.stream().filter(t -> t.outcome() == TestCase.Outcome.SKIPPED).count();
        return context.text("tests.totals", tests.size(), bad, skipped);
    }

    /// Selects the test of that name and brings it into sight.
    public void select(String fullName) {
        shown.stream()
                .filter(row ->
                        row.test().fullName().equals(fullName)
                                || row.test().fullName().endsWith("." + fullName))
                .findFirst()
                .ifPresent(row -> {
                    table.getSelectionModel().select(row);
                    table.scrollTo(row);
                });
    }
}
