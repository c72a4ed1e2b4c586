package dev.slipway.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A decision over the page, the only thing that ever blocks it. Escape chooses the first answer,
/// which changes nothing.
public final class Question extends StackPane {
    private final List<Button> buttons = new ArrayList<>();

    /// @param id names its button `question-ID` · style AtlantaFX class, empty for a plain button
    public record Answer(String id, String text, String style, Runnable act) {}

    Question(String title, List<String> facts, List<Answer> answers, Runnable leave) {
        setId("question");
        getStyleClass().add("scrim");
        var heading = new Label(title);
        heading.setId("question-title");
        heading.getStyleClass().add("heading");
        heading.setWrapText(true);
        var box = new VBox(12, heading);
        for (var fact : facts) {
            var line = new Label(fact);
            line.setWrapText(true);
            box.getChildren().add(line);
        }
        var row = new HBox(8);
        row.setAlignment(Pos.CENTER_RIGHT);
        for (var answer : answers) {
            row.getChildren().add(button(answer, leave));
        }
        box.getChildren().add(row);
        box.getStyleClass().add("question-box");
        box.setMaxSize(520, Region.USE_PREF_SIZE);
        getChildren().add(box);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    }

    private Button button(Answer answer, Runnable leave) {
        var button = new Button(answer.text());
        button.setId("question-" + answer.id());
        button.setMinWidth(Region.USE_PREF_SIZE);
        if (!answer.style().isEmpty()) {
            button.getStyleClass().add(answer.style());
        }
        button.setOnAction(e -> {
            leave.run();
            answer.act().run();
        });
        buttons.add(button);
        return button;
    }

    void takeFocus() {
        buttons.getFirst().requestFocus();
    }

    private void keys(KeyEvent event) {
        int at = buttons.indexOf(getScene().getFocusOwner());
        switch (event.getCode()) {
            case ESCAPE -> buttons.getFirst().fire();
            case ENTER -> buttons.get(Math.max(0, at)).fire();
            case TAB, RIGHT, LEFT -> {
                boolean back = event.isShiftDown() || event.getCode() == KeyCode.LEFT;
                buttons.get(Math.floorMod(at + (back ? -1 : 1), buttons.size())).requestFocus();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }
}
