package dev.slipway.app.projects;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.fx.Tall;
import dev.slipway.app.pipeline.PipelinePage;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Page;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One project under its tabs, each made when it is first looked at. The tab is in the address:
/// `project/shop?tab=branches`.
final class ProjectPage implements Page {
    private static final String FIRST = "overview";

    private final AppContext context;
    private final ProjectName name;
    private final ProjectViewModel model;
    private final HBox head = new HBox(16);
    private final VBox above = new VBox(8);
    private final TabPane tabs = new TabPane();
    private final VBox view = new VBox();
    private final Node whole = Tall.pane(view);

    ProjectPage(AppContext context, ProjectName name, Address address) {
        this.context = context;
        this.name = name;
        this.model =
                new ProjectViewModel(context.core(), context.background(), context.events(), name);
        view.setId("project-page");
        view.getStyleClass().add("page-body");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(40);
        above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
        tabs.setId("project-tabs");
        tabs.setAccessibleText(context.text("projects.tabs"));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        tabs.setMinHeight(400);
        fillTabs();
        choose(address.query("tab").orElse(FIRST));
        tabs.getSelectionModel().selectedItemProperty().subscribe((before, now) -> turned(now));
        view.getChildren().addAll(head, above, tabs);
        model.project().subscribe(found -> found.ifPresent(this::showHead));
        model.problem().subscribe(this::show);
    }

    private void fillTabs() {
        tab(FIRST, () -> new OverviewTab(context, name, model));
        tab("runs", () -> new RunsTab(context, model));
        tab("tests", () -> new TestsTab(context, name, model));
        tab("branches", () -> new BranchesTab(context, name, this::refused));
        tab("artifacts", () -> new ArtifactsTab(context, model));
        tab("pipeline", () -> new PipelinePage(context, name).view());
        tab("settings", () -> new ProjectSettingsTab(context, name, this::refused));
    }

    private void tab(String key, Supplier<Node> content) {
        var tab = new Tab(context.text("projects.tab." + key));
        tab.setId("project-tab-" + key);
        tab.selectedProperty()
                .subscribe(is -> {
                    if (is && tab.getContent() == null) {
                        tab.setContent(content.get());
                    }
                });
        tabs.getTabs().add(tab);
    }

    private static String key(Tab tab) {
        return tab.getId().substring("project-tab-".length());
    }

    private void choose(String key) {
        tabs.getTabs().stream()
                .filter(tab -> key(tab).equals(key))
                .findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
    }

    private void turned(Tab tab) {
        var navigator = context.navigator();
        var key = key(tab);
        navigator.refine(navigator.current().get().with("tab", key.equals(FIRST) ? "" : key));
    }

    @Override
    public void select(Address address) {
        choose(address.query("tab").orElse(FIRST));
    }

    private void showHead(Project project) {
        var title = new Label(name.value());
        title.getStyleClass().add("heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var location = Elided.label(Locations.shown(project.location()));
        location.getStyleClass().add("muted");
        location.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(location, Priority.ALWAYS);
        var build = new BuildButton(context, project, this::refused);
        build.getStyleClass().add(Styles.ACCENT);
        head.getChildren().setAll(title, location, build);
    }

    private void show(Optional<Problem> problem) {
        above.getChildren().clear();
        problem.ifPresent(p -> above.getChildren().add(new ProblemPanel(context.texts(), p)));
    }

    private void refused(Problem problem) {
        model.problem().set(Optional.of(problem));
    }

    @Override
    public Node view() {
        return whole;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(context.text("projects.title"), Places.projects()),
                new Crumb(name.value(), Places.of(name)));
    }

    @Override
    public void close() {
        model.close();
    }
}
