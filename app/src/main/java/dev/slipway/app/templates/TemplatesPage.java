package dev.slipway.app.templates;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.fx.Tall;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Page;
import dev.slipway.core.source.Project;
import dev.slipway.core.template.Templates;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The library of templates; the chosen one is filled in at its right, or changed as text. Which
/// one is in the address: `templates?name=web`.
public final class TemplatesPage implements Page {
    private static final Address HOME = Address.of("templates");

    private final AppContext context;
    private final VBox above = new VBox(8);
    private final ListView<Templates.Entry> list = new ListView<>();
    private final FillTab fill;
    private final TextTab text;
    private final VBox view = new VBox();
    private final Node whole = Tall.pane(view);
    private Optional<String> wanted;
    private boolean closed;

    private record Read(List<Templates.Entry> entries, List<Project> projects) {}

    public TemplatesPage(AppContext context, Address address) {
        this.context = context;
        this.wanted = address.query("name");
        this.fill = new FillTab(context, this::refused);
        this.text = new TextTab(context, this::saved, this::refused);
        view.setId("templates-page");
        view.getStyleClass().add("page-body");
        var title = new Label(context.text("templates.title"));
        title.getStyleClass().add("heading");
        var about = new Label(context.text("templates.about"));
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
        fillList();
        var split = new SplitPane(list, tabs());
        split.setDividerPositions(0.27);
        split.setMinHeight(420);
        VBox.setVgrow(split, Priority.ALWAYS);
        view.getChildren().addAll(title, about, above, split);
        reload();
    }

    private Node tabs() {
        var tabs = new TabPane(tab("fill", fill), tab("text", text));
        tabs.setId("template-tabs");
        tabs.setAccessibleText(context.text("templates.tabs"));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        var pane = new VBox(tabs);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        pane.getStyleClass().add("spot-pane");
        return pane;
    }

    private Tab tab(String key, Node content) {
        var tab = new Tab(context.text("templates.tab." + key), content);
        tab.setId("template-tab-" + key);
        return tab;
    }

    private void fillList() {
        list.setId("templates-list");
        list.setAccessibleText(context.text("templates.title"));
        list.setFixedCellSize(56);
        list.setMinWidth(170);
        list.getStyleClass().add("spots");
        list.setCellFactory(view -> new Cell());
        SplitPane.setResizableWithParent(list, false);
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(entry -> {
                    if (entry != null) {
                        choose(entry);
                    }
                });
    }

    private void choose(Templates.Entry entry) {
        wanted = Optional.of(entry.name());
        var navigator = context.navigator();
        navigator.refine(navigator.current().get().with("name", entry.name()));
        fill.show(entry);
        text.show(entry);
    }

    private void reload() {
        context.background()
                .load(
                        () ->
                                new Read(
                                        context.core().templates().all(),
                                        context.core().projects().list()),
                        this::show,
                        this::refused);
    }

    private void show(Read read) {
        if (closed) {
            return;
        }
        fill.projects(read.projects);
        list.getItems().setAll(read.entries);
        var first =
                read.entries.stream()
                        .filter(entry -> wanted.equals(Optional.of(entry.name())))
                        .findFirst()
                        .orElse(read.entries.getFirst());
        list.getSelectionModel().select(first);
    }

    private void saved(Optional<String> name) {
        above.getChildren().clear();
        wanted = name;
        reload();
    }

    private void refused(Problem problem) {
        above.getChildren().setAll(new ProblemPanel(context.texts(), problem));
    }

    @Override
    public void select(Address address) {
        list.getItems().stream()
                .filter(entry -> address.query("name").equals(Optional.of(entry.name())))
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
    }

    @Override
    public Node view() {
        return whole;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(context.text("projects.title"), Address.of("projects")),
                new Crumb(context.text("templates.title"), HOME));
    }

    private final class Cell extends ListCell<Templates.Entry> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Templates.@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var words = TemplateWords.of(context.texts(), entry);
            var title = Elided.label(words.title());
            title.getStyleClass().add("strong");
            title.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.ALWAYS);
            var version =
                    new Label(
                            entry.isBundled()
                                    ? context.text("templates.bundled")
                                    : context.text("templates.version", entry.version()));
            version.getStyleClass().add("chip");
            version.setMinWidth(Region.USE_PREF_SIZE);
            var head = new HBox(8, title, version);
            head.setAlignment(Pos.CENTER_LEFT);
            var about = Elided.label(words.about());
            about.getStyleClass().addAll("muted", "small");
            var lines = new VBox(2, head, about);
            lines.setAlignment(Pos.CENTER_LEFT);
            setGraphic(lines);
            setAccessibleText(words.title() + ", " + version.getText() + ", " + words.about());
        }
    }
}
