package dev.slipway.app.shell;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Background;
import dev.slipway.app.theme.Icons;
import dev.slipway.app.theme.StatusIcon;
import dev.slipway.app.theme.Tone;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What goes on behind the page, each with its cancel, and which engine answers.
final class StatusBar extends HBox {
    private final AppContext context;
    private final HBox jobs = new HBox(12);

    StatusBar(AppContext context, EngineWatch engine) {
        this.context = context;
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        jobs.setId("background-jobs");
        jobs.setAlignment(Pos.CENTER_LEFT);
        var gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(jobs, gap, engineChip(engine));
        context.background().jobs().addListener((ListChangeListener<Background.Job>) c -> show());
        show();
    }

    private void show() {
        jobs.getChildren().clear();
        if (context.background().jobs().isEmpty()) {
            jobs.getChildren().add(new Label(context.text("shell.idle")));
        }
        for (var job : context.background().jobs()) {
            var cancel = new Button("", Icons.of("fth-x"));
            cancel.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
            cancel.setAccessibleText(context.text("shell.cancelJob", job.name()));
            cancel.setTooltip(new Tooltip(cancel.getAccessibleText()));
            cancel.setOnAction(e -> job.cancel());
            var box = new HBox(6, new StatusIcon(Tone.RUNNING), new Label(job.name()), cancel);
            box.setAlignment(Pos.CENTER_LEFT);
            jobs.getChildren().add(box);
        }
    }

    private HBox engineChip(EngineWatch engine) {
        var icon = new StatusIcon(Tone.QUEUED);
        var words = new Label();
        words.setId("engine-words");
        words.textProperty().bind(words(engine));
        engine.state()
                .subscribe(state ->
                        icon.show(
                                switch (state) {
                                    case EngineState.Unknown() -> Tone.QUEUED;
                                    case EngineState.Up(var _) -> Tone.SUCCESS;
                                    case EngineState.Away(var _) -> Tone.WARNING;
                                }));
        var chip = new HBox(6, icon, words);
        chip.setAlignment(Pos.CENTER_LEFT);
        return chip;
    }

    private ObservableStringValue words(EngineWatch engine) {
        return Bindings.createStringBinding(
                () ->
                        switch (engine.state().get()) {
                            case EngineState.Unknown() -> context.text("shell.engine.unknown");
                            case EngineState.Up(var info) ->
                                    context.text(
                                            "shell.engine.up", info.version(), info.apiVersion());
                            case EngineState.Away(var _) -> context.text("shell.engine.away");
                        },
                engine.state());
    }
}
