package dev.slipway.app.walk;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import org.jspecify.annotations.Nullable;

/// What takes the focus and does not say what it is.
final class Names {
    private Names() {}

    static Stream<Finding> in(List<Node> nodes) {
        return nodes.stream()
                .filter(Node::isFocusTraversable)
                .filter(node -> !Seen.isInside(node))
                .filter(node -> !isNamed(node) && !isLabelled(node, nodes))
                .map(node -> new Finding("nameless", Seen.name(node), "has no accessible name"));
    }

    private static boolean isNamed(Node node) {
        return hasWords(node.getAccessibleText())
                || node instanceof Labeled labeled && hasWords(labeled.getText());
    }

    private static boolean isLabelled(Node node, List<Node> nodes) {
        return nodes.stream()
                .anyMatch(
                        other -> other instanceof Label label && node.equals(label.getLabelFor()));
    }

    private static boolean hasWords(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
