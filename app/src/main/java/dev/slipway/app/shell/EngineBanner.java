package dev.slipway.app.shell;

import dev.slipway.app.AppContext;
import dev.slipway.app.problem.ProblemWords;
import dev.slipway.app.text.Texts;
import dev.slipway.app.theme.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Says above every page that the engine is away, why, and the one thing to do. There while the
/// last look said so, gone with the first look that says otherwise.
final class EngineBanner extends HBox {
    private final Texts texts;
    private final Label what = new Label();
    private final Label next = new Label();

    EngineBanner(AppContext context, EngineWatch engine) {
        this.texts = context.texts();
        setId("engine-banner");
        getStyleClass().add("engine-banner");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Icons.of("fth-alert-triangle"), words(), recheck(context, engine));
        engine.state().subscribe(this::show);
    }

    private VBox words() {
        what.getStyleClass().add("what");
        what.setWrapText(true);
        next.setWrapText(true);
        next.managedProperty().bind(next.textProperty().isNotEmpty());
        var words = new VBox(what, next);
        words.setMinWidth(0);
        setHgrow(words, Priority.ALWAYS);
        return words;
    }

    private static Button recheck(AppContext context, EngineWatch engine) {
        var button = new Button(context.text("shell.engine.recheck"));
        button.setId("engine-recheck");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> engine.recheck());
        return button;
    }

    private void show(EngineState state) {
        if (state instanceof EngineState.Away(var problem)) {
            var said = new ProblemWords(texts, problem);
            what.setText(said.what());
            next.setText(said.next());
        }
        setVisible(state instanceof EngineState.Away);
        setManaged(isVisible());
    }
}
