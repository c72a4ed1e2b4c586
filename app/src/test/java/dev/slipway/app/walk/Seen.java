package dev.slipway.app.walk;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// The nodes of a scene that are visible, and where on it they are. FX thread only.
final class Seen {
    private Seen() {}

    /// All of them from the root down; what lies over the page for a moment is left out.
    static List<Node> nodes(Scene scene) {
        var found = new ArrayList<Node>();
        add(scene.getRoot(), found);
        return found;
    }

    private static void add(Node node, List<Node> found) {
        if (!node.isVisible() || node.getStyleClass().contains("notices")) {
            return;
        }
        found.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> add(child, found));
        }
    }

    /// The text that a label, button or cell really shows.
    static @Nullable Text textOf(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .filter(child -> child.getStyleClass().contains("text"))
                .filter(Node::isVisible)
                .map(Text.class::cast)
                .findFirst()
                .orElse(null);
    }

    /// Where its layout puts it on the scene, effects left out.
    static Bounds place(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    /// What of it can be seen, its place cut by each clip above it; empty if nothing.
    static Bounds seenPart(Node node) {
        var part = place(node);
        for (@Nullable Parent at = node.getParent(); at != null; at = at.getParent()) {
            if (at.getClip() != null) {
                part = intersection(part, at.localToScene(at.getClip().getBoundsInParent()));
            }
        }
        return part;
    }

    static Bounds intersection(Bounds one, Bounds other) {
        double x = Math.max(one.getMinX(), other.getMinX());
        double y = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(
                x,
                y,
                Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - x),
                Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - y));
    }

    static boolean isEmpty(Bounds bounds) {
        return bounds.getWidth() <= 0 || bounds.getHeight() <= 0;
    }

    static boolean isAbove(Node ancestor, Node node) {
        for (@Nullable Parent at = node.getParent(); at != null; at = at.getParent()) {
            if (at.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /// True for what a person reads or presses, as against what only holds it.
    static boolean isContent(Node node) {
        return node instanceof TextInputControl
                || node instanceof Labeled labeled
                        && labeled.getText() != null
                        && !labeled.getText().isBlank()
                        && textOf(labeled) != null;
    }

    static boolean isIn(Node node, Class<? extends Node> type) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    /// True for what belongs to a scroll bar or a text field's inside.
    static boolean isInside(Node node) {
        for (@Nullable Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollBar || at instanceof TextInputControl) {
                return true;
            }
        }
        return false;
    }

    /// `#page / .rows / #open-shop 'shop'`: enough to find it in the code.
    static String name(Node node) {
        var names = new ArrayList<String>();
        for (@Nullable Node at = node; at != null && names.size() < 5; at = at.getParent()) {
            if (at.getId() != null) {
                names.addFirst("#" + at.getId());
            } else if (at.equals(node) || !at.getStyleClass().isEmpty() && names.size() < 3) {
                names.addFirst(
                        at.getClass().getSimpleName() + "." + String.join(".", at.getStyleClass()));
            }
        }
        var words = node instanceof Labeled labeled ? " '" + labeled.getText() + "'" : "";
        return String.join(" / ", names) + words;
    }
}
