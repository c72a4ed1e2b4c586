package dev.slipway.app.environments;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.release.Phases;
import dev.slipway.app.theme.StatusIcon;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.release.Running;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The environments, the applications in each, their services, the containers of each. What is open
/// and chosen stays so when the figures change. FX thread only.
final class EnvironmentTree extends TreeView<EnvironmentTree.Row> {
    private final AppContext context;
    private final Consumer<Spot> chosen;
    private final Map<Spot, TreeItem<Row>> items = new HashMap<>();
    private boolean filling;

    /// @param aside a short figure behind the name · words all of it, spoken
    record Row(Spot spot, Tone tone, String name, String aside, String words) {}

    EnvironmentTree(AppContext context, Consumer<Spot> chosen) {
        super(new TreeItem<>());
        this.context = context;
        this.chosen = chosen;
        setId("environment-tree");
        setAccessibleText(context.text("environments.tree"));
        getStyleClass().add("spots");
        setShowRoot(false);
        setFixedCellSize(32);
        setMinWidth(150);
        setCellFactory(tree -> new Cell());
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(item -> {
                    if (!filling && item != null) {
                        chosen.accept(item.getValue().spot());
                    }
                });
    }

    void show(List<Seen> environments, Optional<Spot> wanted) {
        filling = true;
        var rows = environments.stream().map(seen -> item(row(seen), apps(seen), true)).toList();
        put(getRoot(), rows);
        wanted.flatMap(spot -> Optional.ofNullable(items.get(spot)))
                .ifPresentOrElse(
                        item -> {
                            open(item.getParent());
                            getSelectionModel().select(item);
                        },
                        () -> getSelectionModel().clearSelection());
        filling = false;
    }

    private static void open(@Nullable TreeItem<Row> item) {
        for (@Nullable TreeItem<Row> at = item; at != null; at = at.getParent()) {
            at.setExpanded(true);
        }
    }

    private static void put(TreeItem<Row> under, List<TreeItem<Row>> rows) {
        if (!under.getChildren().equals(rows)) {
            under.getChildren().setAll(rows);
        }
    }

    /// The same item for the same spot, so that a person's opening and choosing hold.
    private TreeItem<Row> item(Row row, List<TreeItem<Row>> below, boolean open) {
        var item =
                items.computeIfAbsent(
                        row.spot(),
                        spot -> {
                            var made = new TreeItem<>(row);
                            made.setExpanded(open);
                            return made;
                        });
        if (!row.equals(item.getValue())) {
            item.setValue(row);
        }
        put(item, below);
        return item;
    }

    private Row row(Seen seen) {
        var name = seen.environment().name().value();
        if (seen.trouble().isPresent()) {
            return new Row(
                    seen.spot(), Tone.WARNING, name, context.text("environments.away"), name);
        }
        var tones = seen.at(seen.spot()).stream().map(p -> ContainerWords.tone(p.item().state()));
        var aside = cpu(seen, seen.spot());
        return new Row(seen.spot(), ContainerWords.worst(tones.toList()), name, aside, name);
    }

    private List<TreeItem<Row>> apps(Seen seen) {
        var below = new ArrayList<TreeItem<Row>>();
        for (var release : seen.releases()) {
            var spot = seen.spot().child(release.project().value());
            var words = Phases.words(context.texts(), release);
            below.add(
                    item(
                            new Row(
                                    spot,
                                    Phases.tone(release),
                                    release.project().value(),
                                    release.version().toString(),
                                    release.project() + " " + words),
                            services(seen, spot),
                            true));
        }
        return below;
    }

    private List<TreeItem<Row>> services(Seen seen, Spot app) {
        return seen.running().stream()
                .flatMap(now -> now.apps().stream())
                .filter(it -> app.project().equals(Optional.of(it.project().value())))
                .flatMap(it -> it.services().stream())
                .map(group -> item(row(app, group), containers(seen, app, group), false))
                .toList();
    }

    private static Row row(Spot app, Running.Group group) {
        var own = group.instances();
        var tones = own.stream().map(it -> ContainerWords.tone(it.state())).toList();
        return new Row(
                app.child(group.service()),
                ContainerWords.worst(tones),
                group.service(),
                "×" + own.size(),
                group.service() + " ×" + own.size());
    }

    private List<TreeItem<Row>> containers(Seen seen, Spot app, Running.Group group) {
        var service = app.child(group.service());
        return group.containers().stream()
                .map(it -> {
                    var spot = service.child(it.state().name());
                    var words = ContainerWords.words(context.texts(), it.state());
                    return item(
                            new Row(
                                    spot,
                                    ContainerWords.tone(it.state()),
                                    shortName(app, it.state().name()),
                                    cpu(seen, spot),
                                    it.state().name() + " " + words),
                            List.of(),
                            false);
                })
                .toList();
    }

    /// A container's name without what stands above it in the tree already.
    static String shortName(Spot app, String name) {
        var front = app.project().orElse("").replace('.', '-') + "-" + app.environment() + "-";
        return name.startsWith(front) ? name.substring(front.length()) : name;
    }

    private static String cpu(Seen seen, Spot spot) {
        var measured = seen.at(spot).stream().flatMap(p -> p.usage().stream()).toList();
        return measured.isEmpty()
                ? ""
                : ContainerWords.percent(measured.stream().mapToDouble(u -> u.cpuPercent()).sum());
    }

    private static final class Cell extends TreeCell<Row> {
        Cell() {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                setId(null);
                return;
            }
            var name = Elided.label(row.name());
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            var aside = new Label(row.aside());
            aside.getStyleClass().addAll("muted", "small");
            aside.setMinWidth(USE_PREF_SIZE);
            var line = new HBox(8, new StatusIcon(row.tone()), name, aside);
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
            setAccessibleText(row.words() + " " + row.aside());
            setId((row.spot().parts().size() == 1 ? "environment-" : "spot-") + row.spot());
        }
    }
}
