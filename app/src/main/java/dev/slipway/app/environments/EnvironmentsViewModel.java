package dev.slipway.app.environments;

import dev.slipway.app.fx.Background;
import dev.slipway.app.fx.LiveEvents;
import dev.slipway.app.fx.Refresh;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.Core;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.event.StoreChanged;
import dev.slipway.core.event.Subscription;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Every environment with the latest release of each project in it. FX thread only.
final class EnvironmentsViewModel implements AutoCloseable {
    private final Core core;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Content>> content =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem =
            new SimpleObjectProperty<>(Optional.empty());
    private final Refresh<Content> refresh;
    private final List<Subscription> subscriptions;

    /// @param contexts Docker contexts that an environment can be added on
    record Content(List<Row> rows, List<String> contexts) {}

    /// @param releases the latest of each project
    record Row(Environment environment, List<ReleaseStatus> releases) {}

    EnvironmentsViewModel(Core core, Background background, LiveEvents events) {
        this.core = core;
        this.background = background;
        this.refresh = new Refresh<>(background, this::read, this::show, this::refused);
        this.subscriptions =
                List.of(
                        events.on(ReleaseEvent.Moved.class, e -> refresh.ask()),
                        events.on(StoreChanged.class, e -> refresh.ask()));
        refresh.ask();
    }

    private Content read() {
        var standings =
                core.releases().standings().stream()
                        .collect(Collectors.groupingBy(Standing::environment));
        var rows =
                core.environments().list().stream()
                        .map(environment ->
                                row(
                                        environment,
                                        standings.getOrDefault(environment.name(), List.of())))
                        .toList();
        return new Content(rows, core.engines().contexts());
    }

    private Row row(Environment environment, List<Standing> standings) {
        return new Row(
                environment,
                standings.stream().map(s -> core.releases().status(s.release())).toList());
    }

    private void show(Content read) {
        if (!content.get().equals(Optional.of(read))) {
            content.set(Optional.of(read));
        }
    }

    private void refused(Problem why) {
        problem.set(Optional.of(why));
    }

    void add(String name, String context, boolean approval) {
        problem.set(Optional.empty());
        background.load(
                () -> core.environments().add(name, context, Map.of(), null, approval),
                added -> refresh.ask(),
                this::refused);
    }

    void remove(Environment environment) {
        problem.set(Optional.empty());
        background.load(
                () -> {
                    core.environments().remove(environment.name().value());
                    return environment;
                },
                removed -> refresh.ask(),
                this::refused);
    }

    ReadOnlyObjectProperty<Optional<Content>> content() {
        return content.getReadOnlyProperty();
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
