package dev.slipway.app.run;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Elided;
import dev.slipway.app.fx.EndsRow;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.projects.Places;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.text.Sayings;
import dev.slipway.app.theme.Icons;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a run is, in two lines: number, state, commit; when, how long, what went wrong; and what
/// one can do with it.
final class RunHead extends VBox {
    private final AppContext context;
    private final Sayings said;
    private final RunViewModel model;
    private final StatusLabel status = new StatusLabel();
    private final Label ref = new Label();
    private final Label hash = new Label();
    private final Label subject = new Label();
    private final Label time = new Label();
    private final Label cause = new Label();
    private final Label warnings = new Label();
    private final Button cancel;
    private final RunActions again;

    private boolean acted;

    RunHead(AppContext context, RunViewModel model, Region tools, Consumer<Problem> refused) {
        super(6);
        this.context = context;
        this.said = new Sayings(context.texts());
        this.model = model;
        this.cancel = button("cancel", "fth-square", () -> model.cancel(refused));
        this.again = new RunActions(context, refused);
        getStyleClass().add("run-head");
        getChildren().addAll(firstLine(), secondLine(tools), cause, warnings);
        style();
    }

    private Node firstLine() {
        var title = new Label(context.text("projects.run", "#" + Places.number(model.id())));
        title.getStyleClass().add("heading");
        title.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(subject, Priority.ALWAYS);
        Elided.mark(subject).setMaxWidth(Double.MAX_VALUE);
        subject.setPrefWidth(180);
        var line = new HBox(10, title, status, ref, hash, subject);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMaxWidth(Double.MAX_VALUE);
        return new EndsRow(line, new HBox(10, cancel, again));
    }

    private Node secondLine(Region tools) {
        time.setMaxWidth(Double.MAX_VALUE);
        time.setWrapText(true);
        return new EndsRow(time, tools);
    }

    private void style() {
        status.setId("run-status");
        status.setMinWidth(USE_PREF_SIZE);
        ref.getStyleClass().addAll("chip", "accent");
        hash.getStyleClass().addAll("chip", "mono");
        ref.setMinWidth(USE_PREF_SIZE);
        hash.setMinWidth(USE_PREF_SIZE);
        time.getStyleClass().add("muted");
        cause.setId("run-cause");
        cause.getStyleClass().add("bad");
        cause.setWrapText(true);
        warnings.getStyleClass().add("warn");
        warnings.setWrapText(true);
        for (var optional : new Region[] {cause, warnings, cancel, again}) {
            optional.managedProperty().bind(optional.visibleProperty());
            optional.setVisible(false);
        }
    }

    private Button button(String key, String icon, Runnable act) {
        var button = new Button(context.text("run." + key), Icons.of(icon));
        button.setId("run-" + key);
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> act.run());
        return button;
    }

    void show(RunViewModel.Snapshot shown, Instant now) {
        var run = shown.run();
        status.show(context.texts(), run.status());
        ref.setText(run.ref());
        hash.setText(run.revision().shortHash());
        hash.setTooltip(new Tooltip(run.revision().hash()));
        subject.setText(run.revision().subject());
        time.setText(timeWords(shown, now));
        var why = run.cause();
        var early = run.status().isFinal() ? "" : earlyWords(run);
        cause.setText(why == null ? early : said.of(why));
        cause.setVisible(!cause.getText().isEmpty());
        warnings.setText(run.warnings().stream().map(said::of).collect(Collectors.joining("\n")));
        warnings.setVisible(!run.warnings().isEmpty());
        cancel.setVisible(!run.status().isFinal());
        again.setVisible(run.status().isFinal());
        if (again.isVisible() && !acted) {
            acted = true;
            again.show(shown.project(), run);
        }
    }

    /// What failed first, told while the run goes on; another process's runs tell it by their
    /// tests.
    private String earlyWords(PipelineRun run) {
        return model.early()
                .get()
                .map(failed -> context.text("run.firstFailure", failed.stage(), failed.what()))
                .or(() ->
                        run.failures().stream()
                                .findFirst()
                                .map(test ->
                                        context.text(
                                                "run.firstFailure", test.test(), test.message())))
                .orElse("");
    }

    private String timeWords(RunViewModel.Snapshot shown, Instant now) {
        var run = shown.run();
        var words = new StringBuilder();
        var trigger = context.text("run.trigger." + run.trigger().word());
        words.append(
                context.text("run.started", context.amounts().ago(run.queuedAt(), now), trigger));
        var spent = spent(run, now);
        if (run.status() != Status.QUEUED) {
            words.append("  ·  ").append(Amounts.duration(spent));
        }
        shown.median()
                .ifPresent(median -> {
                    words.append("  ·  ")
                            .append(context.text("run.median", Amounts.duration(median)));
                    if (run.duration() != null) {
                        words.append(", ").append(Amounts.difference(spent.minus(median)));
                    }
                });
        return words.toString();
    }

    private static Duration spent(PipelineRun run, Instant now) {
        var duration = run.duration();
        if (duration != null) {
            return duration;
        }
        var started = run.startedAt();
        return started == null || now.isBefore(started)
                ? Duration.ZERO
                : Duration.between(started, now);
    }
}
