package dev.slipway.app.environments;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.problem.ProblemPanel;
import dev.slipway.app.release.Phases;
import dev.slipway.app.release.Places;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.theme.Icons;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.Running;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What there is to say of the chosen spot: its head, what can be done, and the tabs. FX thread
/// only.
final class SpotPane extends VBox implements AutoCloseable {
    private final AppContext context;
    private final EnvironmentsViewModel model;
    private final UsageHistory history;
    private final VBox head = new VBox(6);
    private final ActionsBar actions;
    private final ContainersTable containers;
    private final ServiceLogView logs;
    private final UsageView usage;
    private final InspectView inspect;
    private final ComposeView compose;
    private final TabPane tabs = new TabPane();
    private final Consumer<String> tabChosen;
    private Optional<Spot> spot = Optional.empty();
    private Optional<Seen> seen = Optional.empty();

    /// @param go goes to another spot · tabChosen told the key of a tab that a person chose
    SpotPane(
            AppContext context,
            EnvironmentsViewModel model,
            UsageHistory history,
            Consumer<Spot> go,
            Consumer<String> tabChosen) {
        super(8);
        this.context = context;
        this.model = model;
        this.history = history;
        this.tabChosen = tabChosen;
        setId("spot");
        setMinWidth(0);
        getStyleClass().add("spot-pane");
        actions = new ActionsBar(context, this::act);
        actions.managedProperty().bind(actions.visibleProperty());
        containers =
                new ContainersTable(
                        context,
                        place ->
                                spot.ifPresent(s ->
                                        go.accept(
                                                Spot.of(s.environment())
                                                        .child(place.project())
                                                        .child(place.service())
                                                        .child(place.name()))));
        logs = new ServiceLogView(context);
        usage = new UsageView(context, history);
        inspect = new InspectView(context);
        compose = new ComposeView(context);
        tabs.setId("spot-tabs");
        tabs.setAccessibleText(context.text("environments.tabs"));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        tabs.getTabs()
                .addAll(
                        tab("containers", containers),
                        tab("logs", logs),
                        tab("usage", usage),
                        tab("inspect", inspect),
                        tab("compose", compose));
        tabs.getSelectionModel().selectedItemProperty().subscribe((before, now) -> turned(now));
        getChildren().addAll(head, actions, tabs);
    }

    private Tab tab(String key, Node content) {
        var tab = new Tab(context.text("environments.tab." + key), content);
        tab.setId("spot-tab-" + key);
        return tab;
    }

    private static String key(Tab tab) {
        return tab.getId().substring("spot-tab-".length());
    }

    void choose(String key) {
        tabs.getTabs().stream()
                .filter(tab -> key(tab).equals(key) && !tab.isDisabled())
                .findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
    }

    private void turned(Tab tab) {
        tabChosen.accept(key(tab));
        fill(true);
    }

    private void act(Seen.Place place, dev.slipway.core.release.Inventory.Act wanted) {
        seen.ifPresent(s ->
                model.act(
                        context.text("environments.acting." + wanted, place.name()),
                        s.environment(),
                        place.name(),
                        wanted,
                        () ->
                                context.notices()
                                        .tell(
                                                context.text(
                                                        "environments.acted." + wanted,
                                                        place.name()))));
    }

    /// Shows a spot with what was seen of its environment last.
    void show(Spot shown, Seen of) {
        var isOther = !spot.equals(Optional.of(shown));
        spot = Optional.of(shown);
        seen = Optional.of(of);
        fillHead(shown, of);
        var place = shown.container().flatMap(c -> of.at(shown).stream().findFirst());
        actions.setVisible(place.isPresent() && of.running().isPresent());
        place.ifPresent(p -> of.running().ifPresent(r -> actions.show(p, r)));
        tab("inspect").setDisable(shown.container().isEmpty());
        tab("compose").setDisable(shown.project().isEmpty());
        if (tabs.getSelectionModel().getSelectedItem().isDisabled()) {
            tabs.getSelectionModel().selectFirst();
        }
        fill(isOther);
    }

    private Tab tab(String key) {
        return tabs.getTabs().stream().filter(t -> key(t).equals(key)).findFirst().orElseThrow();
    }

    /// Only the tab that is seen is filled; a log that is not seen is not followed.
    private void fill(boolean again) {
        if (spot.isEmpty() || seen.isEmpty()) {
            return;
        }
        var shown = spot.get();
        var places = seen.get().at(shown);
        var key = key(tabs.getSelectionModel().getSelectedItem());
        if (!key.equals("logs")) {
            logs.leave();
        }
        switch (key) {
            case "logs" -> logs.show(seen.get().environment(), shown, places);
            case "usage" -> usage.show(places);
            case "inspect" ->
                    shown.container()
                            .ifPresent(c -> inspect.show(seen.get().environment(), c, again));
            case "compose" -> seen.get().release(shown).ifPresent(r -> compose.show(r.id()));
            default -> containers.show(places);
        }
    }

    private void fillHead(Spot shown, Seen of) {
        var name = Elided.label(shown.name());
        name.setId("spot-name");
        name.getStyleClass().add("heading");
        var line = new HBox(12, name);
        line.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().setAll(line);
        of.trouble()
                .ifPresent(problem ->
                        head.getChildren()
                                .add(
                                        new ProblemPanel(
                                                context.texts(),
                                                problem,
                                                ProblemPanel.action(
                                                        context.text("environments.again"),
                                                        model::reload))));
        if (shown.project().isEmpty()) {
            environment(line, of);
        } else if (shown.container().isPresent()) {
            container(line, shown, of);
        } else {
            of.release(shown).ifPresent(release -> head.getChildren().add(line(release)));
        }
    }

    private void environment(HBox line, Seen of) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var remove = new Button(null, Icons.of("fth-trash-2"));
        remove.setId("environment-forget");
        remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        var words = context.text("environments.remove", of.environment().name());
        remove.setAccessibleText(words);
        remove.setTooltip(new javafx.scene.control.Tooltip(words));
        remove.setDisable(!of.releases().isEmpty());
        remove.setOnAction(e -> model.remove(of.environment()));
        line.getChildren().addAll(gap, remove);
        head.getChildren().add(muted(node(of)));
        if (of.releases().isEmpty()) {
            head.getChildren().add(muted(context.text("environments.nothing")));
        }
        of.releases().forEach(release -> head.getChildren().add(line(release)));
    }

    /// The engine that an environment stands on.
    private String node(Seen of) {
        var context = of.environment().context();
        return of.running()
                .map(Running::engine)
                .map(engine ->
                        this.context.text(
                                "environments.node",
                                context,
                                engine.name(),
                                engine.version(),
                                engine.cpus(),
                                Amounts.size(engine.memoryBytes())))
                .orElse(this.context.text("environments.on", context));
    }

    private void container(HBox line, Spot shown, Seen of) {
        of.at(shown).stream()
                .findFirst()
                .ifPresent(place -> {
                    var state = place.item().state();
                    var label = new StatusLabel();
                    label.show(
                            ContainerWords.tone(state),
                            ContainerWords.words(context.texts(), state));
                    line.getChildren().add(label);
                    var more =
                            state.startedAt() == null
                                    ? ""
                                    : "  "
                                            + context.amounts()
                                                    .ago(
                                                            state.startedAt(),
                                                            context.clock().instant());
                    head.getChildren()
                            .add(muted(state.id().value().substring(0, 12) + more + ports(state)));
                    if (state.healthOutput() != null && !state.healthOutput().isBlank()) {
                        head.getChildren().add(muted(state.healthOutput().strip()));
                    }
                });
    }

    private static String ports(dev.slipway.core.engine.ContainerState state) {
        return String.join(
                "",
                state.ports().stream()
                        .map(p -> "  " + p.hostPort() + "→" + p.containerPort())
                        .distinct()
                        .toList());
    }

    private static Label muted(String text) {
        var label = Elided.label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private Node line(ReleaseStatus status) {
        var link = new Hyperlink(status.project() + "  " + status.version());
        link.setOnAction(e -> context.navigator().go(Places.of(status.id())));
        link.setMinWidth(Region.USE_PREF_SIZE);
        var state = new StatusLabel();
        state.show(Phases.tone(status), Phases.words(context.texts(), status));
        var urls =
                Elided.label(
                        String.join(
                                "  ",
                                status.endpoints().stream()
                                        .map(ReleaseStatus.EndpointView::url)
                                        .toList()));
        urls.getStyleClass().addAll("mono", "muted");
        var line = new FlowPane(12, 4, List.of(link, state, urls).toArray(Node[]::new));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    @Override
    public void close() {
        logs.close();
    }
}
