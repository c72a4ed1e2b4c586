package dev.slipway.app.tests;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.pipeline.TestCase;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A run's tests: failures first, what each says at its right. FX thread only.
public final class TestsView extends StackPane {
    private final AppContext context;
    private final ObservableList<TestCase> all = FXCollections.observableArrayList();
    private final FilteredList<TestCase> shown = new FilteredList<>(all);
    private final TextField filter = new TextField();
    private final CheckBox onlyBad = new CheckBox();
    private final Label totals = new Label();
    private final TableView<TestCase> table = new TableView<>(shown);
    private final TestDetails details;

    public TestsView(AppContext context) {
        this.context = context;
        this.details = new TestDetails(context);
        setId("tests");
        var split = new SplitPane(list(), details);
        split.setDividerPositions(0.56);
        split.visibleProperty().bind(Bindings.isNotEmpty(all));
        var empty =
                new EmptyState(
                        "fth-check-square",
                        context.text("tests.none"),
                        context.text("tests.none.next"));
        empty.visibleProperty().bind(Bindings.isEmpty(all));
        getChildren().addAll(split, empty);
    }

    private VBox list() {
        filter.setId("tests-filter");
        filter.setPromptText(context.text("tests.filter"));
        filter.setAccessibleText(context.text("tests.filter"));
        HBox.setHgrow(filter, Priority.ALWAYS);
        onlyBad.setId("tests-only-bad");
        onlyBad.setText(context.text("tests.onlyBad"));
        onlyBad.setMinWidth(Region.USE_PREF_SIZE);
        totals.setId("tests-totals");
        totals.getStyleClass().add("muted");
        totals.setMinWidth(Region.USE_PREF_SIZE);
        var tools = new HBox(12, totals, filter, onlyBad);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("log-tools");
        filter.textProperty().subscribe(this::narrow);
        onlyBad.selectedProperty().subscribe(this::narrow);
        columns();
        VBox.setVgrow(table, Priority.ALWAYS);
        var box = new VBox(tools, table);
        box.setMinWidth(0);
        return box;
    }

    private void columns() {
        table.setId("tests-table");
        table.getStyleClass().addAll("rows", "edge-to-edge");
        table.setFixedCellSize(34);
        Cells.fit(table);
        var outcome = Cells.<TestCase>column(context.text("tests.column.outcome"), 100, this::word);
        Cells.drawn(outcome, this::outcomeCell);
        var name = Cells.<TestCase>column(context.text("tests.column.name"), 320, TestCase::name);
        Cells.drawn(name, this::nameCell);
        var time =
                Cells.<TestCase>column(
                        context.text("tests.column.time"),
                        80,
                        test -> Amounts.duration(test.duration()));
        time.setComparator((a, b) -> 0);
        time.setSortable(false);
        time.getStyleClass().add("number");
        table.getColumns().add(outcome);
        table.getColumns().add(name);
        table.getColumns().add(time);
        for (TableColumn<TestCase, ?> column : table.getColumns()) {
            column.setReorderable(false);
        }
        table.getSelectionModel().selectedItemProperty().subscribe(details::show);
    }

    private String word(TestCase test) {
        return context.text("tests.outcome." + test.outcome().word());
    }

    private Node outcomeCell(TestCase test) {
        var label = new StatusLabel();
        label.show(tone(test.outcome()), word(test));
        return label;
    }

    private Node nameCell(TestCase test) {
        var name = new Label(test.name());
        var where = new Label(test.className().isEmpty() ? test.suite() : test.className());
        where.getStyleClass().addAll("muted", "small");
        where.setMinWidth(0);
        var cell = new HBox(8, name, where);
        if (test.newFailure()) {
            var fresh = new Label(context.text("tests.new"));
            fresh.getStyleClass().addAll("chip", "danger");
            fresh.setMinWidth(Region.USE_PREF_SIZE);
            cell.getChildren().add(fresh);
        }
        cell.setAlignment(Pos.CENTER_LEFT);
        return cell;
    }

    static Tone tone(TestCase.Outcome outcome) {
        return switch (outcome) {
            case PASSED -> Tone.SUCCESS;
            case FAILED, ERROR -> Tone.FAILURE;
            case SKIPPED -> Tone.SKIPPED;
            case FLAKY -> Tone.WARNING;
        };
    }

    private void narrow() {
        var wanted = filter.getText().strip().toLowerCase(java.util.Locale.ROOT);
        Predicate<TestCase> fits =
                test ->
                        test.fullName().toLowerCase(java.util.Locale.ROOT).contains(wanted)
                                && (!onlyBad.isSelected() || TestOrder.isBad(test));
        shown.setPredicate(fits);
    }

    /// Shows these; the selection stays where it is still there.
    public void show(List<TestCase> tests) {
        var ordered = TestOrder.failuresFirst(tests);
        if (all.equals(ordered)) {
            return;
        }
        var selected = table.getSelectionModel().getSelectedItem();
        all.setAll(ordered);
        totals.setText(words(tests));
        if (selected != null && all.contains(selected)) {
            table.getSelectionModel().select(selected);
        } else if (!shown.isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    private String words(List<TestCase> tests) {
        long bad = tests.stream().filter(TestOrder::isBad).count();
        long skipped = tests.stream().filter(t -> t.outcome() == TestCase.Outcome.SKIPPED).count();
        return context.text("tests.totals", tests.size(), bad, skipped);
    }

    /// Selects the test of that name and brings it into sight.
    public void select(String fullName) {
        shown.stream()
                .filter(t -> t.fullName().equals(fullName) || t.fullName().endsWith("." + fullName))
                .findFirst()
                .ifPresent(test -> {
                    table.getSelectionModel().select(test);
                    table.scrollTo(test);
                });
    }
}
