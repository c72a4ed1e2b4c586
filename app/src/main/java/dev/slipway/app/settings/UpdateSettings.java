package dev.slipway.app.settings;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.SystemOpen;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.run.Copies;
import dev.slipway.core.update.FeedRelease;
import dev.slipway.core.update.ReadyPackage;
import dev.slipway.core.update.UpdateNews;
import dev.slipway.core.update.Updates;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// This version, a look for a newer one, its download, and how the package manager gets it. Slipway
/// installs nothing.
final class UpdateSettings extends VBox {
    private final AppContext context;
    private final Updates updates;
    private final VBox found = new VBox(8);

    UpdateSettings(AppContext context) {
        this(context, context.core().updates());
    }

    UpdateSettings(AppContext context, Updates updates) {
        super(8);
        this.context = context;
        this.updates = updates;
        getChildren().add(new Label(context.text("settings.update.current", updates.current())));
        if (updates.hasFeed()) {
            getChildren().addAll(daily(), look(), found);
        } else {
            getChildren().add(wrapped(context.text("settings.update.none")));
        }
        found.setId("update-found");
    }

    private Node daily() {
        var box = new CheckBox(context.text("settings.update.daily"));
        box.setId("update-daily");
        box.setOnAction(e -> {
            var wanted = box.isSelected();
            context.background().fireAndForget(() -> updates.daily(wanted));
        });
        context.background().load(updates::isDaily, box::setSelected, this::tell);
        return box;
    }

    private Node look() {
        var button = new Button(context.text("settings.update.look"));
        button.setId("update-look");
        button.setOnAction(e -> {
            found.getChildren().setAll(new Label(context.text("settings.update.looking")));
            context.background().load(updates::look, this::show, this::tell);
        });
        return button;
    }

    private void show(UpdateNews news) {
        switch (news) {
            case UpdateNews.UpToDate _ ->
                    found.getChildren().setAll(wrapped(context.text("settings.update.upToDate")));
            case UpdateNews.Newer(var release, var offered) -> {
                found.getChildren()
                        .setAll(
                                wrapped(
                                        context.text(
                                                "settings.update.newer",
                                                release.version().toString(),
                                                release.date().toString())));
                release.notes().ifPresent(this::notes);
                offered.ifPresentOrElse(
                        wanted -> found.getChildren().add(fetching(release, wanted)),
                        () ->
                                found.getChildren()
                                        .add(wrapped(context.text("settings.update.noPackage"))));
            }
        }
    }

    private void notes(String address) {
        var link = new Hyperlink(context.text("settings.update.notes"));
        link.setOnAction(e -> context.background().fireAndForget(() -> SystemOpen.open(address)));
        found.getChildren().add(link);
    }

    private Node fetching(FeedRelease release, FeedRelease.Package wanted) {
        var button =
                new Button(
                        context.text(
                                "settings.update.fetch", Math.ceilDiv(wanted.size(), 1_000_000L)));
        button.setId("update-fetch");
        var bar = new ProgressBar(0);
        bar.setId("update-progress");
        bar.setAccessibleText(
                context.text("settings.update.fetching", release.version().toString()));
        bar.visibleProperty().bind(button.disabledProperty());
        button.setOnAction(e -> {
            button.setDisable(true);
            context.background()
                    .start(
                            context.text("settings.update.fetching", release.version().toString()),
                            () -> updates.fetch(release, wanted, parts(bar, wanted.size())),
                            this::ready,
                            this::tell,
                            () -> context.background().bring(() -> button.setDisable(false)));
        });
        var row = new HBox(8, button, bar);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// Moves the bar by hundredths: the bytes come in many small pieces.
    private LongConsumer parts(ProgressBar bar, long whole) {
        var shown = new AtomicLong();
        return bytes -> {
            var part = bytes * 100 / Math.max(1, whole);
            if (shown.getAndSet(part) != part) {
                context.background().bring(() -> bar.setProgress(part / 100.0));
            }
        };
    }

    private void ready(ReadyPackage ready) {
        var open = new Button(context.text("settings.update.open"));
        open.setId("update-open");
        open.setOnAction(e ->
                context.background().fireAndForget(() -> SystemOpen.open(ready.file().toString())));
        var words = String.join(" ", ready.command());
        var command = wrapped(words);
        command.setId("update-command");
        command.getStyleClass().add("mono");
        var row = new HBox(8, command, Copies.button(context, words));
        row.setAlignment(Pos.CENTER_LEFT);
        found.getChildren().setAll(wrapped(context.text("settings.update.ready")), open, row);
    }

    private void tell(Problem problem) {
        found.getChildren().clear();
        context.notices().tell(problem);
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
