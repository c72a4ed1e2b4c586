package dev.slipway.app.shell;

import dev.slipway.app.AppContext;
import dev.slipway.core.Core;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the palette finds: places of everything there is, then things to do. FX thread only.
final class SearchBoxViewModel implements AutoCloseable {
    private static final int RUNS = 200;
    private static final int SHOWN = 40;
    private final AppContext context;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Entry> found = FXCollections.observableArrayList();
    private final List<Entry> actions;
    private List<Entry> places = List.of();
    private @Nullable Future<?> reading;

    /// One line. Places come before actions where both fit equally well.
    ///
    /// @param kind word for what it is · detail what tells it from others, or its keys
    record Entry(
            boolean isPlace, String icon, String title, String kind, String detail, Runnable act) {
        String searched() {
            return title + " " + kind + " " + (isPlace ? detail : "");
        }
    }

    SearchBoxViewModel(AppContext context, Actions registry) {
        this.context = context;
        this.actions =
                registry.all().stream()
                        .filter(action -> !action.id().equals("search"))
                        .map(action -> entry(registry, action))
                        .toList();
        query.subscribe(this::look);
        reading =
                context.background()
                        .load(
                                () -> read(context.core()),
                                this::show,
                                problem -> context.notices().tell(problem));
    }

    private Entry entry(Actions registry, Action action) {
        return new Entry(
                false,
                action.icon(),
                registry.words(action),
                context.text("shell.palette.action"),
                action.shownKeys(),
                action.act());
    }

    private void show(List<Entry> read) {
        places = read;
        look();
    }

    private List<Entry> read(Core core) {
        var all = new ArrayList<Entry>();
        for (var project : core.projects().list()) {
            all.add(
                    place(
                            "fth-box",
                            project.name().value(),
                            "project",
                            project.location(),
                            Address.of("project", project.name().value())));
            for (var status : core.releases().history(project.name(), Optional.empty())) {
                all.add(
                        place(
                                "fth-shuffle",
                                status.id() + "  " + status.project() + " " + status.version(),
                                "release",
                                status.environment().value(),
                                Address.of("release", status.id().toString())));
            }
        }
        for (var run : core.pipelines().list(Optional.empty(), Optional.empty(), RUNS)) {
            all.add(
                    place(
                            "fth-play-circle",
                            run.id().toString(),
                            "run",
                            run.revision().subject(),
                            Address.of(
                                    "project",
                                    run.id().project().value(),
                                    "run",
                                    run.id()
                                            .toString()
                                            .substring(run.id().project().value().length() + 1))));
        }
        for (var environment : core.environments().list()) {
            all.add(
                    place(
                            "fth-server",
                            environment.name().value(),
                            "environment",
                            environment.context(),
                            Address.of("environments").with("at", environment.name().value())));
        }
        return all;
    }

    private Entry place(String icon, String title, String kind, String detail, Address address) {
        return new Entry(
                true,
                icon,
                title,
                context.text("shell.palette." + kind),
                detail,
                () -> context.navigator().go(address));
    }

    private void look() {
        var wanted = query.get().strip();
        var address = Address.parse(wanted);
        if (address.isPresent()) {
            found.setAll(place("fth-link", wanted, "address", "", address.get()));
            return;
        }
        found.setAll(wanted.isEmpty() ? unasked() : asked(wanted));
    }

    private List<Entry> unasked() {
        var first = new ArrayList<>(places.stream().limit(SHOWN / 2).toList());
        first.addAll(actions);
        return first;
    }

    private List<Entry> asked(String wanted) {
        record Scored(Entry entry, int score) {}
        var all = new ArrayList<>(places);
        all.addAll(actions);
        return all.stream()
                .map(entry -> new Scored(entry, Match.score(wanted, entry.searched())))
                .filter(scored -> scored.score != Match.NONE)
                .sorted(
                        Comparator.comparing((Scored s) -> !s.entry.isPlace)
                                .thenComparing(s -> -s.score))
                .limit(SHOWN)
                .map(Scored::entry)
                .toList();
    }

    StringProperty query() {
        return query;
    }

    ObservableList<Entry> found() {
        return found;
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.cancel(true);
        }
    }
}
