package dev.slipway.app.environments;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.SystemOpen;
import dev.slipway.app.problem.ProblemWords;
import dev.slipway.app.run.log.LogLink;
import dev.slipway.app.run.log.LogPart;
import dev.slipway.app.run.log.LogView;
import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.StageTimes;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.StepLog;
import dev.slipway.core.pipeline.StepResult;
import dev.slipway.core.release.ServiceLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// The merged log of the containers at a spot, followed while it is shown. FX thread only.
final class ServiceLogView extends StackPane implements AutoCloseable {
    private final AppContext context;
    private final LogView view;
    private final Label words = new Label();
    private final Map<Integer, ServiceLog> open = new ConcurrentHashMap<>();
    private Optional<String> shown = Optional.empty();
    private Optional<ServiceLog> followed = Optional.empty();
    private int last;

    ServiceLogView(AppContext context) {
        this.context = context;
        this.view = new LogView(context, this::reader, this::go, () -> {});
        setId("service-log");
        words.setWrapText(true);
        words.getStyleClass().add("muted");
        getChildren().addAll(view, words);
        empty(context.text("environments.containers.none"));
    }

    private StepLog reader(StepResult step) {
        var log = open.get(step.ordinal());
        if (log == null) {
            throw new IllegalStateException("a log is opened before it is shown");
        }
        return log.read();
    }

    private void go(LogLink link) {
        if (link instanceof LogLink.Web web) {
            context.background()
                    .load(
                            () -> {
                                SystemOpen.open(web.url());
                                return web;
                            },
                            done -> {},
                            context.notices()::tell);
        }
    }

    private void empty(String why) {
        words.setText(why);
        words.setVisible(true);
        view.setVisible(false);
    }

    /// Follows these containers, where they are not the ones that are followed already.
    void show(Environment environment, Spot spot, List<Seen.Place> places) {
        var named = new LinkedHashMap<ContainerId, String>();
        places.stream()
                .filter(place -> !place.item().role().equals("holder"))
                .forEach(place -> named.put(place.item().state().id(), place.shortName()));
        var key = spot + " " + named.keySet();
        if (shown.equals(Optional.of(key))) {
            return;
        }
        leave();
        shown = Optional.of(key);
        if (named.isEmpty()) {
            empty(context.text("environments.containers.none"));
            return;
        }
        context.background()
                .load(
                        () -> context.core().inventory().log(environment, named),
                        log -> opened(key, spot, log),
                        problem -> empty(new ProblemWords(context.texts(), problem).what()));
    }

    private void opened(String key, Spot spot, ServiceLog log) {
        if (!shown.equals(Optional.of(key))) {
            log.close();
            return;
        }
        int ordinal = ++last;
        open.put(ordinal, log);
        followed = Optional.of(log);
        var step =
                new StepResult(
                        ordinal,
                        "logs",
                        spot.toString(),
                        Status.RUNNING,
                        context.clock().instant(),
                        null,
                        false);
        var parts = List.of(new LogPart(stage(spot, step), step));
        view.show(context.text("environments.logs.of", spot), parts, parts, false, true);
        view.follow(true);
        words.setVisible(false);
        view.setVisible(true);
    }

    private static StageResult stage(Spot spot, StepResult step) {
        return new StageResult(
                spot.name(),
                spot.toString(),
                Status.RUNNING,
                step.startedAt(),
                null,
                StageTimes.NONE,
                null,
                null,
                false,
                List.of(step),
                List.of());
    }

    /// Follows nothing any more, as when the tab is left.
    void leave() {
        shown = Optional.empty();
        followed.ifPresent(log -> context.background().fireAndForget(log::close));
        followed = Optional.empty();
    }

    @Override
    public void close() {
        view.close();
        leave();
    }
}
