package dev.slipway.app.environments;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.fx.SystemTerminal;
import dev.slipway.app.run.Copies;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.release.Inventory;
import dev.slipway.core.release.Running;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What can be done with one container, and the same said to Docker's own command line. What takes
/// users away asks first. FX thread only.
final class ActionsBar extends VBox {
    private final AppContext context;
    private final BiConsumer<Seen.Place, Inventory.Act> act;
    private final Button start;
    private final Button stop;
    private final Button restart;
    private final Button shell;
    private final ToggleButton commands;
    private final VBox asked = new VBox();
    private final VBox spelled = new VBox(2);
    private Optional<Seen.Place> place = Optional.empty();
    private Optional<DockerCommands> docker = Optional.empty();

    ActionsBar(AppContext context, BiConsumer<Seen.Place, Inventory.Act> act) {
        super(8);
        this.context = context;
        this.act = act;
        setId("container-actions");
        start = button("start", "fth-play", () -> ask(Inventory.Act.START));
        stop = button("stop", "fth-square", () -> ask(Inventory.Act.STOP));
        restart = button("restart", "fth-rotate-cw", () -> ask(Inventory.Act.RESTART));
        shell = button("shell", "fth-terminal", this::shell);
        commands = new ToggleButton(context.text("environments.commands"), Icons.of("fth-code"));
        commands.setId("container-commands");
        commands.setMinWidth(USE_PREF_SIZE);
        commands.getStyleClass().add(Styles.SMALL);
        commands.selectedProperty().subscribe(this::spell);
        spelled.setId("docker-commands");
        hideWhenEmpty(spelled);
        hideWhenEmpty(asked);
        var row = new FlowPane(8, 6, start, restart, stop, shell, commands);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, asked, spelled);
    }

    private static void hideWhenEmpty(VBox box) {
        box.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(box.getChildren()));
    }

    private Button button(String key, String icon, Runnable does) {
        var button = new Button(context.text("environments.act." + key), Icons.of(icon));
        button.setId("container-" + key);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(Styles.SMALL);
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(e -> does.run());
        return button;
    }

    void show(Seen.Place shown, Running running) {
        var isOther = !place.map(Seen.Place::name).equals(Optional.of(shown.name()));
        place = Optional.of(shown);
        docker = Optional.of(DockerCommands.of(running, System.getenv()));
        var runs = shown.item().state().isRunning();
        start.setVisible(!runs);
        stop.setVisible(runs);
        restart.setVisible(runs);
        shell.setVisible(runs);
        if (isOther) {
            asked.getChildren().clear();
            spell();
        }
    }

    /// Asks where users would notice, else does it.
    private void ask(Inventory.Act wanted) {
        place.ifPresent(shown -> {
            var share = shown.item().share().orElse(0.0);
            var router = shown.item().role().equals("router");
            if (wanted == Inventory.Act.START || share <= 0 && !router) {
                act.accept(shown, wanted);
                return;
            }
            var question =
                    router
                            ? context.text("environments.ask.router", shown.service())
                            : context.text(
                                    "environments.ask.share",
                                    ContainerWords.percent(share),
                                    shown.service());
            question(question, shown, wanted);
        });
    }

    private void question(String text, Seen.Place shown, Inventory.Act wanted) {
        var words = new Label(text);
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        var no = new Button(context.text("environments.ask.no"));
        no.setId("container-no");
        no.setCancelButton(true);
        no.setMinWidth(USE_PREF_SIZE);
        no.setOnAction(e -> asked.getChildren().clear());
        var yes = new Button(context.text("environments.ask.yes." + wanted));
        yes.setId("container-yes");
        yes.getStyleClass().add(Styles.DANGER);
        yes.setMinWidth(USE_PREF_SIZE);
        yes.setOnAction(e -> {
            asked.getChildren().clear();
            act.accept(shown, wanted);
        });
        var bar = new HBox(12, words, no, yes);
        bar.getStyleClass().add("ask-bar");
        asked.getChildren().setAll(bar);
        no.requestFocus();
    }

    private void shell() {
        if (place.isEmpty() || docker.isEmpty()) {
            return;
        }
        var command = docker.get().shell(place.get().name());
        context.background()
                .load(
                        () -> {
                            SystemTerminal.run(command);
                            return command;
                        },
                        done -> {},
                        problem -> {
                            commands.setSelected(true);
                            context.notices().tell(problem);
                        });
    }

    private void spell() {
        spelled.getChildren().clear();
        if (commands.isSelected() && place.isPresent() && docker.isPresent()) {
            docker.get().all(place.get().name()).forEach(c -> spelled.getChildren().add(line(c)));
        }
    }

    private Node line(java.util.List<String> command) {
        var text = DockerCommands.text(command);
        var words = dev.slipway.app.fx.Elided.label(text);
        words.getStyleClass().add("mono");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(8, words, Copies.button(context, text));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
