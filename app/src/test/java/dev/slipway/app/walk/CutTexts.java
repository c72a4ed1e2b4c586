package dev.slipway.app.walk;

import dev.slipway.app.fx.Elided;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;

/// Texts that are shortened though nobody said that they may be: by an ellipsis, or a prompt that
/// is longer than its field.
final class CutTexts {
    private CutTexts() {}

    static Stream<Finding> in(List<Node> nodes) {
        return nodes.stream().flatMap(CutTexts::of);
    }

    private static Stream<Finding> of(Node node) {
        return switch (node) {
            case Labeled labeled -> ofLabeled(labeled);
            case TextField field when isPromptCut(field) ->
                    Stream.of(
                            new Finding(
                                    "cut",
                                    Seen.name(field),
                                    "prompt '" + field.getPromptText() + "'"));
            default -> Stream.empty();
        };
    }

    private static Stream<Finding> ofLabeled(Labeled labeled) {
        var text = Seen.textOf(labeled);
        if (text == null || isElided(labeled)) {
            return Stream.empty();
        }
        var wanted = labeled.getText() == null ? "" : labeled.getText();
        var shown = text.getText();
        return shown.equals(wanted) || shown.equals(wanted.replace("_", ""))
                ? Stream.empty()
                : Stream.of(new Finding("cut", Seen.name(labeled), "shows '" + shown + "'"));
    }

    /// It itself, or the box whose choice it shows.
    private static boolean isElided(Labeled labeled) {
        return labeled.getStyleClass().contains(Elided.STYLE)
                || (labeled.getParent() instanceof ChoiceBox<?> box
                        && box.getStyleClass().contains(Elided.STYLE));
    }

    private static boolean isPromptCut(TextField field) {
        if (!field.getText().isEmpty()
                || field.getPromptText() == null
                || field.getPromptText().isEmpty()) {
            return false;
        }
        var prompt = new Text(field.getPromptText());
        prompt.setFont(field.getFont());
        var room = field.getWidth() - field.snappedLeftInset() - field.snappedRightInset();
        return prompt.getLayoutBounds().getWidth() > room + 1;
    }
}
