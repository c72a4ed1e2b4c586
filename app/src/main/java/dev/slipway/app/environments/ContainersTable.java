package dev.slipway.app.environments;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Cells;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.theme.StatusLabel;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Containers with their figures. FX thread only.
final class ContainersTable extends TableView<Seen.Place> {
    private static final PseudoClass NO_ROWS = PseudoClass.getPseudoClass("no-rows");

    private final AppContext context;
    private boolean several;

    /// @param open goes to a container
    ContainersTable(AppContext context, Consumer<Seen.Place> open) {
        this.context = context;
        setId("containers-table");
        setAccessibleText(context.text("environments.containers"));
        getStyleClass().add("rows");
        setFixedCellSize(34);
        setPlaceholder(new Label(context.text("environments.containers.none")));
        Cells.fit(this);
        var name = Cells.<Seen.Place>elided(title("name"), 220, this::name);
        getColumns().add(name);
        getColumns().add(Cells.elided(title("version"), 90, ContainersTable::version));
        getColumns().add(state());
        number("cpu", 72, ContainersTable::cpu);
        number("memory", 82, ContainersTable::memory);
        number("restarts", 84, place -> String.valueOf(place.item().state().restarts()));
        number("share", 72, ContainersTable::share);
        Cells.onOpen(this, open);
        // without rows there is no scroll bar to bring the last titles into sight
        pseudoClassStateChanged(NO_ROWS, true);
    }

    private String title(String key) {
        return context.text("environments.column." + key);
    }

    private void number(String key, double width, Function<Seen.Place, String> words) {
        var column = Cells.<Seen.Place>column(title(key), width, words);
        column.getStyleClass().add("number");
        column.setSortable(false);
        getColumns().add(column);
    }

    private TableColumn<Seen.Place, String> state() {
        var column =
                Cells.<Seen.Place>column(
                        title("state"),
                        120,
                        place -> ContainerWords.words(context.texts(), place.item().state()));
        Cells.drawn(
                column,
                place -> {
                    var label = new StatusLabel();
                    label.show(
                            ContainerWords.tone(place.item().state()),
                            ContainerWords.words(context.texts(), place.item().state()));
                    return label;
                });
        return column;
    }

    /// Short, for the application stands in the tree; behind its name where there are several.
    private String name(Seen.Place place) {
        var own = place.shortName();
        return several ? place.project() + " / " + own : own;
    }

    private static String version(Seen.Place place) {
        return place.item().version().map(Object::toString).orElse(place.item().role());
    }

    private static String cpu(Seen.Place place) {
        return place.usage().map(u -> ContainerWords.percent(u.cpuPercent())).orElse("–");
    }

    private static String memory(Seen.Place place) {
        return place.usage().map(u -> Amounts.size(u.memoryBytes())).orElse("–");
    }

    private static String share(Seen.Place place) {
        return place.item().share().map(ContainerWords::percent).orElse("–");
    }

    /// Keeps what is selected, by name.
    void show(List<Seen.Place> places) {
        if (getItems().equals(places)) {
            return;
        }
        several = places.stream().map(Seen.Place::project).distinct().count() > 1;
        Seen.@Nullable Place selected = getSelectionModel().getSelectedItem();
        getItems().setAll(places);
        pseudoClassStateChanged(NO_ROWS, places.isEmpty());
        if (selected != null) {
            places.stream()
                    .filter(place -> place.name().equals(selected.name()))
                    .findFirst()
                    .ifPresent(getSelectionModel()::select);
        }
    }
}
