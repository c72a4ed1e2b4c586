package dev.slipway.app.release;

import dev.slipway.app.fx.Background;
import dev.slipway.app.fx.LiveEvents;
import dev.slipway.app.fx.Refresh;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.Core;
import dev.slipway.core.event.StoreChanged;
import dev.slipway.core.event.Subscription;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// All releases of all projects, the live ones first, then newest first. FX thread only.
final class ReleasesViewModel implements AutoCloseable {
    private final Core core;
    private final ObservableList<ReleaseStatus> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Optional<Problem>> problem =
            new SimpleObjectProperty<>(Optional.empty());
    private final Refresh<List<ReleaseStatus>> refresh;
    private final List<Subscription> subscriptions;

    ReleasesViewModel(Core core, Background background, LiveEvents events) {
        this.core = core;
        this.refresh = new Refresh<>(background, this::read, this::show, this::refused);
        this.subscriptions =
                List.of(
                        events.on(ReleaseEvent.class, e -> refresh.ask()),
                        events.on(StoreChanged.class, e -> refresh.ask()));
        refresh.ask();
    }

    private List<ReleaseStatus> read() {
        return core.projects().list().stream()
                .flatMap(p -> core.releases().history(p.name(), Optional.empty()).stream())
                .sorted(
                        Comparator.comparing((ReleaseStatus s) -> !s.isLive())
                                .thenComparing(
                                        s -> s.id().number(), Comparator.<Long>reverseOrder()))
                .toList();
    }

    private void show(List<ReleaseStatus> read) {
        if (!rows.equals(read)) {
            rows.setAll(read);
        }
        loaded.set(true);
    }

    private void refused(Problem why) {
        problem.set(Optional.of(why));
        loaded.set(true);
    }

    ObservableList<ReleaseStatus> rows() {
        return rows;
    }

    ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    @Override
    public void close() {
        refresh.close();
        subscriptions.forEach(Subscription::close);
    }
}
