package dev.slipway.app.templates;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.projects.AddProjects;
import dev.slipway.app.projects.Places;
import dev.slipway.app.run.Copies;
import dev.slipway.app.theme.Icons;
import dev.slipway.app.theme.StatusLabel;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.source.Project;
import dev.slipway.core.template.Parameter;
import dev.slipway.core.template.Templates;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A template's parameters, the file they make at once, and what is made of it: a file in a
/// project's folder, or a new application. FX thread only.
final class FillTab extends VBox {
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private final AppContext context;
    private final Consumer<Problem> refused;
    private final VBox form = new VBox(8);
    private final TextArea preview = new TextArea();
    private final StatusLabel verdict = new StatusLabel();
    private final HBox copy = new HBox();
    private final ChoiceBox<Optional<Project>> target = new ChoiceBox<>();
    private final TextField folder = new TextField();
    private final Button make = new Button();
    private final Map<Parameter, TextField> fields = new LinkedHashMap<>();
    private Optional<Templates.Entry> entry = Optional.empty();

    FillTab(AppContext context, Consumer<Problem> refused) {
        super(10);
        this.context = context;
        this.refused = refused;
        getStyleClass().add("spot-tab");
        preview.setId("template-preview");
        preview.setAccessibleText(context.text("templates.preview"));
        preview.setEditable(false);
        preview.getStyleClass().add("mono");
        VBox.setVgrow(preview, Priority.ALWAYS);
        verdict.setId("template-verdict");
        var head = new HBox(8, verdict, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(32);
        var left = new ScrollPane(form);
        left.setFitToWidth(true);
        left.getStyleClass().add("edge-to-edge");
        form.getStyleClass().add("template-form");
        var split = new SplitPane(left, new VBox(6, head, preview));
        split.setDividerPositions(0.4);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(split, makingRow());
    }

    private FlowPane makingRow() {
        target.setId("template-target");
        target.setAccessibleText(context.text("templates.target"));
        target.setConverter(
                new javafx.util.StringConverter<>() {
                    @Override
                    public String toString(Optional<Project> project) {
                        return project == null || project.isEmpty()
                                ? context.text("templates.new")
                                : context.text("templates.into", project.get().name());
                    }

                    @Override
                    public Optional<Project> fromString(String text) {
                        throw new UnsupportedOperationException("nobody types here");
                    }
                });
        target.setMinWidth(200);
        folder.setId("template-folder");
        folder.setPromptText(context.text("templates.folder"));
        folder.setAccessibleText(context.text("templates.folder"));
        folder.setPrefWidth(320);
        folder.visibleProperty().bind(target.valueProperty().map(Optional::isEmpty));
        folder.managedProperty().bind(folder.visibleProperty());
        make.setId("template-make");
        make.setGraphic(Icons.of("fth-file-plus"));
        make.setMinWidth(USE_PREF_SIZE);
        make.getStyleClass().add(Styles.ACCENT);
        make.setOnAction(e -> make());
        target.valueProperty()
                .subscribe(chosen ->
                        make.setText(
                                context.text(
                                        chosen == null || chosen.isEmpty()
                                                ? "templates.create"
                                                : "templates.write")));
        target.getItems().add(Optional.empty());
        target.getSelectionModel().selectFirst();
        var row = new FlowPane(10, 8, target, folder, make);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// Those with a folder on this machine can be written to.
    void projects(List<Project> all) {
        var targets = new java.util.ArrayList<Optional<Project>>();
        targets.add(Optional.empty());
        all.stream().filter(Project::isLocal).forEach(p -> targets.add(Optional.of(p)));
        if (!target.getItems().equals(targets)) {
            target.getItems().setAll(targets);
            target.getSelectionModel().selectFirst();
        }
    }

    void show(Templates.Entry chosen) {
        entry = Optional.of(chosen);
        form.getChildren().clear();
        fields.clear();
        for (var parameter : chosen.template().parameters()) {
            var words = TemplateWords.of(context.texts(), chosen, parameter);
            var name = new Label(words.isBlank() ? parameter.name() : words);
            name.setWrapText(true);
            var field = new TextField(parameter.standard());
            field.setId("template-" + parameter.name());
            field.setAccessibleText(name.getText());
            name.setLabelFor(field);
            field.textProperty().subscribe(this::fillIn);
            fields.put(parameter, field);
            form.getChildren().add(new VBox(4, name, field));
        }
        if (fields.isEmpty()) {
            var none = new Label(context.text("templates.noParameters"));
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            form.getChildren().add(none);
        }
        fillIn();
    }

    private Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        fields.forEach((parameter, field) -> values.put(parameter.name(), field.getText().strip()));
        return values;
    }

    /// The file as it would be now; a value that cannot be is marked, and then nothing is made.
    private void fillIn() {
        var wrong =
                fields.entrySet().stream()
                        .filter(f -> !f.getKey().allows(f.getValue().getText().strip()))
                        .toList();
        fields.values().forEach(field -> field.pseudoClassStateChanged(BROKEN, false));
        wrong.forEach(f -> f.getValue().pseudoClassStateChanged(BROKEN, true));
        make.setDisable(!wrong.isEmpty());
        if (!wrong.isEmpty()) {
            verdict.show(Tone.FAILURE, context.text("templates.wrong", wrong.size()));
            return;
        }
        entry.ifPresent(chosen -> {
            var filledIn = values();
            context.background()
                    .load(
                            () -> context.core().templates().preview(chosen.template(), filledIn),
                            made -> {
                                if (entry.equals(Optional.of(chosen))
                                        && values().equals(filledIn)) {
                                    show(made);
                                }
                            },
                            refused);
        });
    }

    private void show(Templates.Preview made) {
        preview.setText(made.text());
        copy.getChildren().setAll(Copies.button(context, made.text()));
        var errors = made.findings().stream().filter(Finding::isError).count();
        make.setDisable(errors > 0);
        verdict.show(
                errors > 0 ? Tone.FAILURE : Tone.SUCCESS,
                errors > 0
                        ? made.findings().stream()
                                .filter(Finding::isError)
                                .findFirst()
                                .orElseThrow()
                                .message()
                        : context.text("templates.good"));
    }

    private void make() {
        if (entry.isEmpty()) {
            return;
        }
        var text = preview.getText();
        var chosen = target.getValue();
        if (chosen != null && chosen.isPresent()) {
            write(chosen.get(), text);
        } else if (folder.getText().isBlank()) {
            folder.requestFocus();
            folder.pseudoClassStateChanged(BROKEN, true);
        } else {
            folder.pseudoClassStateChanged(BROKEN, false);
            create(folder.getText().strip(), entry.get().template().title(), text);
        }
    }

    private void write(Project project, String text) {
        context.background()
                .load(
                        () -> context.core().templates().write(project, text),
                        file -> {
                            context.notices().tell(context.text("templates.written", file));
                            context.navigator().go(Places.of(project.name()));
                        },
                        refused);
    }

    private void create(String where, String title, String text) {
        var home = System.getProperty("user.home", "");
        var wanted = Path.of(where.startsWith("~/") ? home + where.substring(1) : where);
        var place = wanted.isAbsolute() ? wanted : Path.of(home).resolve(wanted);
        context.background()
                .load(
                        () -> context.core().templates().create(place, title, text),
                        made -> new AddProjects(context).addAll(List.of(made.toString())),
                        refused);
    }
}
