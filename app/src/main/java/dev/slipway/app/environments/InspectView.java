package dev.slipway.app.environments;

import dev.slipway.app.AppContext;
import dev.slipway.app.problem.ProblemWords;
import dev.slipway.app.run.Copies;
import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.environment.Environment;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// All that an engine says of a container, as JSON, with a search. FX thread only.
final class InspectView extends VBox {
    private final AppContext context;
    private final TextArea text = new TextArea();
    private final TextField find = new TextField();
    private final Label found = new Label();
    private final HBox copy = new HBox();
    private Optional<String> container = Optional.empty();

    InspectView(AppContext context) {
        super(8);
        this.context = context;
        setId("inspect-view");
        getStyleClass().add("spot-tab");
        find.setId("inspect-find");
        find.setPromptText(context.text("environments.inspect.find"));
        find.setAccessibleText(context.text("environments.inspect.find"));
        find.setPrefWidth(220);
        find.textProperty().subscribe(() -> next(0));
        find.setOnAction(e -> next(text.getSelection().getEnd()));
        found.getStyleClass().addAll("muted", "small");
        var head = new HBox(8, find, found, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        text.setId("inspect-text");
        text.setAccessibleText(context.text("environments.tab.inspect"));
        text.setEditable(false);
        text.getStyleClass().add("mono");
        VBox.setVgrow(text, Priority.ALWAYS);
        getChildren().addAll(head, text);
    }

    /// Reads it anew where it is another container; `again` also where it is the same.
    void show(Environment environment, String name, boolean again) {
        if (!again && container.equals(Optional.of(name))) {
            return;
        }
        container = Optional.of(name);
        context.background()
                .load(
                        () ->
                                context.core()
                                        .inventory()
                                        .document(environment, new ContainerId(name)),
                        json -> {
                            if (container.equals(Optional.of(name))) {
                                text.setText(json);
                                copy.getChildren().setAll(Copies.button(context, json));
                            }
                        },
                        problem -> text.setText(new ProblemWords(context.texts(), problem).what()));
    }

    private void next(int from) {
        var wanted = find.getText();
        if (wanted.isEmpty()) {
            found.setText("");
            text.deselect();
            return;
        }
        var all = text.getText().toLowerCase(java.util.Locale.ROOT);
        var looked = wanted.toLowerCase(java.util.Locale.ROOT);
        int at = all.indexOf(looked, from);
        int where = at >= 0 ? at : all.indexOf(looked);
        found.setText(where < 0 ? context.text("environments.inspect.none") : "");
        if (where >= 0) {
            text.selectRange(where, where + wanted.length());
        }
    }
}
