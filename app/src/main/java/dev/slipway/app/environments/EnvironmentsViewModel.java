package dev.slipway.app.environments;

import dev.slipway.app.fx.Background;
import dev.slipway.app.fx.LiveEvents;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.Core;
import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.event.StoreChanged;
import dev.slipway.core.event.Subscription;
import dev.slipway.core.release.Inventory;
import dev.slipway.core.release.ReleaseEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// The environments with what runs in each, looked at again every few seconds, and what can be done
/// there. FX thread only.
final class EnvironmentsViewModel implements AutoCloseable {
    private final Core core;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Content>> content =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem =
            new SimpleObjectProperty<>(Optional.empty());
    private final EnvironmentWatch watch;
    private final List<Subscription> subscriptions;

    /// @param contexts Docker contexts that an environment can be added on
    record Content(List<Seen> environments, List<String> contexts) {
        Optional<Seen> of(Spot spot) {
            return environments.stream()
                    .filter(seen -> seen.spot().name().equals(spot.environment()))
                    .findFirst();
        }
    }

    EnvironmentsViewModel(Core core, Background background, LiveEvents events) {
        this.core = core;
        this.background = background;
        this.watch = new EnvironmentWatch(core, background, this::show, this::refused);
        this.subscriptions =
                List.of(
                        events.on(ReleaseEvent.Moved.class, e -> watch.look()),
                        events.on(StoreChanged.class, e -> watch.look()));
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
                added -> watch.look(),
                this::refused);
    }

    void remove(Environment environment) {
        problem.set(Optional.empty());
        background.load(
                () -> {
                    core.environments().remove(environment.name().value());
                    return environment;
                },
                removed -> watch.look(),
                this::refused);
    }

    /// Does it with one container; `done` is told when the engine has.
    void act(
            String jobName,
            Environment environment,
            String container,
            Inventory.Act act,
            Runnable done) {
        problem.set(Optional.empty());
        background.start(
                jobName,
                () -> {
                    core.inventory()
                            .act(
                                    environment,
                                    new ContainerId(container),
                                    act,
                                    System.getProperty("user.name", ""));
                    return container;
                },
                acted -> {
                    watch.look();
                    done.run();
                },
                this::refused);
    }

    /// Looks again at once.
    void reload() {
        problem.set(Optional.empty());
        watch.look();
    }

    ReadOnlyObjectProperty<Optional<Content>> content() {
        return content.getReadOnlyProperty();
    }

    ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    @Override
    public void close() {
        watch.close();
        subscriptions.forEach(Subscription::close);
    }
}
