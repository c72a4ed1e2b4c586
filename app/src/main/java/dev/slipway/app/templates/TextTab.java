package dev.slipway.app.templates;

import dev.slipway.app.AppContext;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.template.Templates;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A template as text: read, changed, saved as the next version of a person's own. FX thread only.
final class TextTab extends VBox {
    private final AppContext context;
    private final Consumer<Optional<String>> saved;
    private final Consumer<Problem> refused;
    private final TextArea text = new TextArea();
    private final TextField name = new TextField();
    private final ChoiceBox<Templates.Entry> versions = new ChoiceBox<>();
    private final Button remove;
    private Optional<Templates.Entry> shown = Optional.empty();

    /// @param saved told the name that was saved, empty after one was removed
    TextTab(AppContext context, Consumer<Optional<String>> saved, Consumer<Problem> refused) {
        super(10);
        this.context = context;
        this.saved = saved;
        this.refused = refused;
        getStyleClass().add("spot-tab");
        var about = new Label(context.text("templates.text.about"));
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        text.setId("template-text");
        text.setAccessibleText(context.text("templates.tab.text"));
        text.getStyleClass().add("mono");
        VBox.setVgrow(text, Priority.ALWAYS);
        name.setId("template-name");
        name.setPromptText(context.text("templates.name"));
        name.setAccessibleText(context.text("templates.name"));
        name.setPrefWidth(240);
        var save = new Button(context.text("templates.save"), Icons.of("fth-save"));
        save.setId("template-save");
        save.setMinWidth(USE_PREF_SIZE);
        save.disableProperty().bind(name.textProperty().map(String::isBlank));
        save.setOnAction(e -> save());
        remove = new Button(context.text("templates.remove"), Icons.of("fth-trash-2"));
        remove.setId("template-remove");
        remove.setMinWidth(USE_PREF_SIZE);
        remove.managedProperty().bind(remove.visibleProperty());
        remove.setOnAction(e -> remove());
        fillVersions();
        var row = new FlowPane(10, 8, name, save, versions, remove);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(about, text, row);
    }

    private void fillVersions() {
        versions.setId("template-versions");
        versions.setAccessibleText(context.text("templates.versions"));
        versions.managedProperty().bind(versions.visibleProperty());
        versions.setConverter(
                new javafx.util.StringConverter<>() {
                    @Override
                    public String toString(Templates.Entry entry) {
                        return entry == null
                                ? ""
                                : context.text("templates.version", entry.version());
                    }

                    @Override
                    public Templates.Entry fromString(String text) {
                        throw new UnsupportedOperationException("nobody types here");
                    }
                });
        versions.valueProperty()
                .subscribe(entry -> {
                    if (entry != null) {
                        text.setText(entry.template().text());
                    }
                });
    }

    void show(Templates.Entry entry) {
        shown = Optional.of(entry);
        text.setText(entry.template().text());
        name.setText(entry.isBundled() ? "" : entry.name());
        remove.setVisible(!entry.isBundled());
        versions.setVisible(!entry.isBundled());
        versions.getItems().clear();
        if (!entry.isBundled()) {
            context.background()
                    .load(
                            () -> context.core().templates().versions(entry.name()),
                            all -> fill(entry, all),
                            refused);
        }
    }

    private void fill(Templates.Entry of, List<Templates.Entry> all) {
        if (shown.equals(Optional.of(of))) {
            versions.getItems().setAll(all);
            versions.getSelectionModel().selectFirst();
        }
    }

    private void save() {
        var wanted = name.getText().strip();
        var written = text.getText();
        context.background()
                .load(
                        () -> context.core().templates().save(wanted, written),
                        entry -> {
                            context.notices()
                                    .tell(
                                            context.text(
                                                    "templates.saved",
                                                    entry.name(),
                                                    entry.version()));
                            saved.accept(Optional.of(entry.name()));
                        },
                        refused);
    }

    /// What is removed can be saved again: its text stays until another one is chosen.
    private void remove() {
        shown.filter(entry -> !entry.isBundled())
                .ifPresent(entry ->
                        context.background()
                                .load(
                                        () -> {
                                            context.core().templates().remove(entry.name());
                                            return entry;
                                        },
                                        gone -> {
                                            context.notices()
                                                    .tell(
                                                            context.text(
                                                                    "templates.removed",
                                                                    entry.name()),
                                                            undo(entry));
                                            saved.accept(Optional.empty());
                                        },
                                        refused));
    }

    private dev.slipway.app.shell.Notices.Action undo(Templates.Entry entry) {
        return new dev.slipway.app.shell.Notices.Action(
                context.text("templates.undo"),
                () ->
                        context.background()
                                .load(
                                        () ->
                                                context.core()
                                                        .templates()
                                                        .save(
                                                                entry.name(),
                                                                entry.template().text()),
                                        back -> saved.accept(Optional.of(back.name())),
                                        refused));
    }
}
