package dev.slipway.app.activity;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.shell.Page;
import dev.slipway.app.theme.Icons;
import dev.slipway.app.theme.StatusIcon;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// What happened, newest first: filtered, looked into, the audit checked and exported.
final class ActivityPage implements Page {
    private final AppContext context;
    private final ActivityViewModel model;
    private final VBox above = new VBox(8);
    private final VBox view = new VBox();

    ActivityPage(AppContext context) {
        this.context = context;
        this.model = new ActivityViewModel(context);
        view.setId("activity-page");
        view.getStyleClass().add("page-body");
        var middle = new StackPane(table(), nothing());
        VBox.setVgrow(middle, Priority.ALWAYS);
        above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
        view.getChildren().addAll(head(), above, middle);
        model.problem().subscribe(this::trouble);
    }

    private Node head() {
        var title = new Label(context.text("activity.title"));
        title.getStyleClass().add("heading");
        var filter = new TextField();
        filter.setId("activity-filter");
        filter.setPromptText(context.text("activity.filter"));
        filter.setAccessibleText(context.text("activity.filter"));
        filter.textProperty().bindBidirectional(model.filter());
        var verify = new Button(context.text("activity.verify"), Icons.of("fth-shield"));
        verify.setId("audit-verify");
        verify.setOnAction(e -> verify());
        var export = new Button(context.text("activity.export"), Icons.of("fth-download"));
        export.setId("audit-export");
        export.setOnAction(e -> export());
        var head = new FlowPane(12, 8, title, filter, kinds(), verify, export);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node kinds() {
        var group = new ToggleGroup();
        var row = new HBox();
        row.getChildren().add(kind(group, null, "all", "left-pill"));
        for (var kind : Happening.Kind.values()) {
            var last = kind == Happening.Kind.PERSON;
            row.getChildren()
                    .add(
                            kind(
                                    group,
                                    kind,
                                    kind.name().toLowerCase(Locale.ROOT),
                                    last ? "right-pill" : "center-pill"));
        }
        return row;
    }

    private ToggleButton kind(
            ToggleGroup group, Happening.@Nullable Kind kind, String name, String style) {
        var button = new ToggleButton(context.text("activity.kind." + name));
        button.setId("activity-" + name);
        button.getStyleClass().add(style);
        button.setToggleGroup(group);
        button.setSelected(kind == null);
        button.setOnAction(e -> {
            button.setSelected(true);
            model.kind().set(kind);
        });
        return button;
    }

    private Node table() {
        var table = new TableView<>(model.shown());
        table.setId("activity-table");
        table.setAccessibleText(context.text("activity.title"));
        table.getStyleClass().add("rows");
        table.setFixedCellSize(34);
        Cells.fit(table);
        var now = context.clock().instant();
        var when =
                Cells.<Happening>column(
                        context.text("activity.column.when"),
                        130,
                        h -> context.amounts().ago(h.at(), now));
        when.setSortable(false);
        var subject =
                Cells.<Happening>column(
                        context.text("activity.column.subject"), 130, Happening::subject);
        Cells.drawn(subject, this::subjectCell);
        Cells.yielding(subject, 90);
        table.getColumns().add(when);
        table.getColumns().add(subject);
        table.getColumns().add(text("what", 260, Happening::what));
        table.getColumns().add(text("by", 110, Happening::by));
        table.getColumns().add(text("why", 260, Happening::why));
        Cells.onOpen(table, h -> h.opens().ifPresent(context.navigator()::go));
        table.visibleProperty().bind(Bindings.isNotEmpty(model.shown()));
        return table;
    }

    private javafx.scene.control.TableColumn<Happening, String> text(
            String key, double width, java.util.function.Function<Happening, String> words) {
        return Cells.elided(context.text("activity.column." + key), width, words);
    }

    private Node subjectCell(Happening happening) {
        var cell = new HBox(8, new StatusIcon(happening.tone()), Elided.label(happening.subject()));
        cell.setAlignment(Pos.CENTER_LEFT);
        return cell;
    }

    private Node nothing() {
        var empty =
                new EmptyState(
                        "fth-clock",
                        context.text("activity.none"),
                        context.text("activity.none.next"));
        empty.visibleProperty().bind(model.loaded().and(Bindings.isEmpty(model.shown())));
        return empty;
    }

    private void verify() {
        context.background()
                .start(
                        context.text("activity.verifying"),
                        () -> context.core().audit().firstBroken(),
                        this::verified,
                        context.notices()::tell);
    }

    private void verified(long firstBroken) {
        if (firstBroken == 0) {
            context.notices().tell(context.text("activity.verified"));
        } else {
            model.problem()
                    .set(
                            Optional.of(
                                    new Problem(
                                            "audit.broken",
                                            context.text("activity.broken", firstBroken),
                                            context.text("activity.broken.next"),
                                            "audit.broken")));
        }
    }

    private void export() {
        var chooser = new FileChooser();
        chooser.setInitialFileName("slipway-audit.jsonl");
        var file = chooser.showSaveDialog(view.getScene().getWindow());
        if (file != null) {
            context.background()
                    .start(
                            context.text("activity.exporting"),
                            () -> ActivityViewModel.export(context.core().audit(), file.toPath()),
                            count ->
                                    context.notices()
                                            .tell(context.text("activity.exported", count, file)),
                            context.notices()::tell);
        }
    }

    private void trouble(Optional<Problem> problem) {
        above.getChildren().clear();
        problem.ifPresent(p -> above.getChildren().add(new ProblemPanel(context.texts(), p)));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(context.text("activity.title"), ActivitySection.HOME));
    }

    @Override
    public void close() {
        model.close();
    }
}
