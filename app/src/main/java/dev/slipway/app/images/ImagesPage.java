package dev.slipway.app.images;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.fx.Tall;
import dev.slipway.app.problem.EmptyState;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Page;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.theme.Icons;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Images, what holds each, the room all of it takes, and the clean-up as a checklist.
final class ImagesPage implements Page {
    private static final double LEAST = 130;
    private final AppContext context;
    private final ImagesViewModel model;
    private final ObservableList<ImageRow> all = FXCollections.observableArrayList();
    private final FilteredList<ImageRow> shown = new FilteredList<>(all);
    private final VBox above = new VBox(8);
    private final FlowPane room = new FlowPane(16, 4);
    private final Button clean;
    private final LayersPane layers;
    private final VBox view = new VBox();
    private final Node whole = Tall.pane(view);

    ImagesPage(AppContext context) {
        this.context = context;
        this.model = new ImagesViewModel(context.core(), context.background());
        this.clean = new Button(context.text("images.clean"), Icons.of("fth-trash-2"));
        view.setId("images-page");
        view.getStyleClass().add("page-body");
        room.setId("room");
        above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
        layers = new LayersPane(context);
        var split = new SplitPane(new StackPane(table(), nothing()), layers);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.62);
        split.setMinHeight(340);
        VBox.setVgrow(split, Priority.ALWAYS);
        view.getChildren().addAll(head(), room, above, split);
        model.content().subscribe(found -> found.ifPresent(this::show));
        model.problem().subscribe(this::trouble);
    }

    private Node head() {
        var title = new Label(context.text("images.title"));
        title.getStyleClass().add("heading");
        var filter = new TextField();
        filter.setId("images-filter");
        filter.setPromptText(context.text("images.filter"));
        filter.setAccessibleText(context.text("images.filter"));
        filter.textProperty()
                .subscribe(text ->
                        shown.setPredicate(row ->
                                (String.join(" ", row.image().tags()) + row.image().id())
                                        .toLowerCase(Locale.ROOT)
                                        .contains(text.strip().toLowerCase(Locale.ROOT))));
        var again = new Button(context.text("images.reload"), Icons.of("fth-refresh-cw"));
        again.setId("images-reload");
        again.setOnAction(e -> model.reload());
        clean.setId("images-clean");
        clean.setDisable(true);
        clean.setOnAction(e -> choose());
        var head = new FlowPane(12, 8, title, filter, again, clean);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node table() {
        var sorted = new SortedList<>(shown);
        var table = new TableView<>(sorted);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setId("images-list");
        table.setAccessibleText(context.text("images.title"));
        table.getStyleClass().add("rows");
        table.setFixedCellSize(34);
        Cells.fit(table);
        var now = context.clock().instant();
        var size = column("size", 80, r -> Amounts.size(r.image().size()));
        size.setComparator(java.util.Comparator.comparingDouble(ImagesPage::bytes));
        size.getStyleClass().add("number");
        table.getColumns().add(elided("name", 230, r -> String.join(", ", names(r))));
        table.getColumns().add(elided("id", 130, ImageRow::shortId));
        table.getColumns().add(size);
        table.getColumns().add(delta());
        table.getColumns()
                .add(column("age", 125, r -> context.amounts().ago(r.image().createdAt(), now)));
        var built = column("builtBy", 95, r -> r.builtBy().orElse(""));
        Cells.drawn(built, this::builtCell);
        table.getColumns().add(built);
        table.getColumns().add(elided("usedBy", 130, r -> String.join(", ", r.usedBy())));
        table.getColumns().add(elided("pinned", 130, r -> String.join(", ", r.pinnedBy())));
        table.visibleProperty().bind(Bindings.isNotEmpty(shown));
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (row != null) {
                        layers.show(row, all);
                    }
                });
        return table;
    }

    /// Against the image made before it under the same name.
    private TableColumn<ImageRow, String> delta() {
        var delta =
                column(
                        "delta",
                        92,
                        row ->
                                SizeChange.of(row, all)
                                        .map(change ->
                                                (change.bytes() < 0 ? "−" : "+")
                                                        + Amounts.size(Math.abs(change.bytes())))
                                        .orElse(""));
        delta.setSortable(false);
        delta.getStyleClass().add("number");
        return delta;
    }

    private static List<String> names(ImageRow row) {
        return row.image().tags().isEmpty() ? List.of(row.shortId()) : row.image().tags();
    }

    private static double bytes(String words) {
        var parts = words.split(" ");
        double by =
                switch (parts[1]) {
                    case "kB" -> 1e3;
                    case "MB" -> 1e6;
                    case "GB" -> 1e9;
                    case "TB" -> 1e12;
                    default -> 1;
                };
        return Double.parseDouble(parts[0]) * by;
    }

    private TableColumn<ImageRow, String> column(
            String key, double width, Function<ImageRow, String> words) {
        return Cells.column(context.text("images.column." + key), width, words);
    }

    private TableColumn<ImageRow, String> elided(
            String key, double width, Function<ImageRow, String> words) {
        var column = Cells.<ImageRow>elided(context.text("images.column." + key), width, words);
        Cells.yielding(column, LEAST);
        return column;
    }

    private Node builtCell(ImageRow row) {
        if (row.builtBy().isEmpty()) {
            return new Label();
        }
        var link = new Hyperlink(row.builtBy().get());
        link.setOnAction(e ->
                Address.parse("slipway://project/" + row.builtBy().get().replaceFirst("/", "/run/"))
                        .ifPresent(context.navigator()::go));
        return link;
    }

    private Node nothing() {
        var empty =
                new EmptyState(
                        "fth-layers",
                        context.text("images.none"),
                        context.text("images.none.next"));
        empty.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> shown.isEmpty() && model.content().get().isPresent(),
                                shown,
                                model.content()));
        return empty;
    }

    private void show(ImagesViewModel.Content content) {
        all.setAll(content.rows());
        var takes = content.room();
        room.getChildren()
                .setAll(
                        fact("images", takes.images()),
                        fact("reclaimable", takes.reclaimable()),
                        fact("runs", takes.runs()),
                        fact("artifacts", takes.artifacts()),
                        fact("mirrors", takes.mirrors()),
                        fact("logs", takes.ownLogs()));
        clean.setDisable(content.rows().stream().noneMatch(ImageRow::canGo));
    }

    private Node fact(String key, long bytes) {
        var what = new Label(context.text("images.room." + key));
        what.getStyleClass().add("muted");
        var size = new Label(Amounts.size(bytes));
        size.getStyleClass().add("strong");
        return new HBox(6, what, size);
    }

    private void choose() {
        var checklist =
                new CleanUp(
                        context,
                        all,
                        chosen -> {
                            above.getChildren().clear();
                            model.clean(context.text("images.cleaning"), chosen, this::cleaned);
                        },
                        () -> above.getChildren().clear());
        above.getChildren().setAll(checklist);
        checklist.takeFocus();
    }

    private void cleaned(ImagesViewModel.Cleaned done) {
        context.notices()
                .tell(context.text("images.cleaned", done.removed(), Amounts.size(done.bytes())));
        done.kept()
                .forEach((name, why) ->
                        context.notices().tell(context.text("images.kept", name, why)));
    }

    private void trouble(Optional<Problem> problem) {
        above.getChildren().clear();
        problem.ifPresent(p ->
                above.getChildren()
                        .add(
                                new ProblemPanel(
                                        context.texts(),
                                        p,
                                        ProblemPanel.action(
                                                context.text("images.reload"), model::reload))));
    }

    @Override
    public Node view() {
        return whole;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(context.text("images.title"), ImagesSection.HOME));
    }

    @Override
    public void close() {
        model.close();
    }
}
