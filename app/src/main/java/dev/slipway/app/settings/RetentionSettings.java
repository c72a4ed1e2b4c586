package dev.slipway.app.settings;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Refresh;
import dev.slipway.core.settings.Retention;
import dev.slipway.core.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Which runs are kept, of all projects or of one: read and written off the FX thread, counted from
/// the next end of a run on.
final class RetentionSettings extends VBox implements AutoCloseable {
    private static final List<String> FIELDS =
            List.of("runs", "days", "artifactRuns", "artifactDays");
    private static final List<ToIntFunction<Retention>> VALUES =
            List.of(
                    Retention::runs,
                    Retention::days,
                    Retention::artifactRuns,
                    Retention::artifactDays);

    private final AppContext context;
    private final String all;
    private final ComboBox<String> project = new ComboBox<>();
    private final List<TextField> numbers;
    private final Label state = new Label();
    private final Refresh<Read> refresh;
    private Map<String, Retention> rules = Map.of();

    private record Read(Map<String, Retention> rules, List<String> projects) {}

    RetentionSettings(AppContext context) {
        super(10);
        this.context = context;
        this.all = context.text("settings.retention.all");
        refresh =
                new Refresh<>(
                        context.background(), this::read, this::show, context.notices()::tell);
        numbers = FIELDS.stream().map(this::field).toList();
        project.setId("retention-project");
        project.setAccessibleText(context.text("settings.retention.of"));
        project.valueProperty().subscribe(this::showRule);
        state.setId("retention-state");
        state.getStyleClass().add("muted");
        state.setWrapText(true);
        getChildren().addAll(choice(), grid(), buttons(), state);
        refresh.ask();
    }

    @Override
    public void close() {
        refresh.close();
    }

    private FlowPane choice() {
        var of = new Label(context.text("settings.retention.of"));
        of.setLabelFor(project);
        var row = new FlowPane(8, 4, of, project);
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return row;
    }

    private TextField field(String name) {
        var field = new TextField();
        field.setId("retention-" + name);
        field.setPrefColumnCount(6);
        field.setAccessibleText(context.text("settings.retention." + name));
        // whole numbers only; empty is no limit
        field.textProperty()
                .addListener((of, before, now) -> {
                    if (!now.matches("\\d{0,6}")) {
                        field.setText(before);
                    }
                });
        return field;
    }

    private GridPane grid() {
        var grid = new GridPane(10, 6);
        for (int i = 0; i < FIELDS.size(); i++) {
            var words = new Label(context.text("settings.retention." + FIELDS.get(i)));
            words.setWrapText(true);
            words.setLabelFor(numbers.get(i));
            grid.addRow(i, numbers.get(i), words);
        }
        return grid;
    }

    private FlowPane buttons() {
        var save = new Button(context.text("settings.retention.save"));
        save.setId("retention-save");
        save.setOnAction(e -> choose(Optional.of(typed())));
        var clear = new Button(context.text("settings.retention.clear"));
        clear.setId("retention-clear");
        clear.setOnAction(e -> choose(Optional.empty()));
        return new FlowPane(8, 4, save, clear);
    }

    private Read read() {
        return new Read(
                context.core().pipelines().archive().rules(),
                context.core().projects().list().stream()
                        .map(p -> p.name().value())
                        .sorted()
                        .toList());
    }

    private void show(Read read) {
        rules = read.rules;
        var items = new ArrayList<>(List.of(all));
        items.addAll(read.projects);
        // as they are they stay: setting them anew loses which one is selected
        if (!items.equals(project.getItems())) {
            project.getItems().setAll(items);
        }
        if (!items.contains(project.getValue())) {
            project.setValue(all);
        }
        showRule();
    }

    private String name() {
        var chosen = project.getValue();
        return chosen == null || chosen.equals(all) ? Settings.OTHERS : chosen;
    }

    private void showRule() {
        if (project.getItems().isEmpty()) {
            return;
        }
        var rule = rules.get(name());
        for (int i = 0; i < FIELDS.size(); i++) {
            int value = rule == null ? 0 : VALUES.get(i).applyAsInt(rule);
            numbers.get(i).setText(value == 0 ? "" : Integer.toString(value));
        }
        state.setText(
                context.text(
                        rule == null ? "settings.retention.none" : "settings.retention.chosen"));
    }

    private Retention typed() {
        var typed =
                IntStream.range(0, FIELDS.size())
                        .map(i ->
                                numbers.get(i).getText().isEmpty()
                                        ? 0
                                        : Integer.parseInt(numbers.get(i).getText()))
                        .toArray();
        return new Retention(typed[0], typed[1], typed[2], typed[3]);
    }

    private void choose(Optional<Retention> rule) {
        var name = name();
        context.background()
                .load(
                        () -> {
                            context.core()
                                    .pipelines()
                                    .archive()
                                    .choose(name, rule, System.getProperty("user.name", ""));
                            return name;
                        },
                        done -> {
                            context.notices().tell(context.text("settings.saved"));
                            refresh.ask();
                        },
                        context.notices()::tell);
    }
}
