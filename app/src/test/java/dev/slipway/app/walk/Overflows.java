package dev.slipway.app.walk;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableHeaderRow;
import org.jspecify.annotations.Nullable;

/// What is read or pressed and sticks out of its cell, of a clip that cannot be moved, or of the
/// window.
final class Overflows {
    private static final double TOLERANCE = 1.5;

    /// What is moved along with something else, or has a menu for what finds no room.
    private static final java.util.Set<String> MOVED =
            java.util.Set.of("moved-along", "headers-region");

    private Overflows() {}

    static Stream<Finding> in(Scene scene, List<Node> nodes) {
        return nodes.stream()
                .filter(Seen::isContent)
                .filter(node -> !Seen.isInside(node))
                .flatMap(node -> of(scene, node));
    }

    private static Stream<Finding> of(Scene scene, Node node) {
        var place = Seen.place(node);
        var across = true;
        var down = true;
        for (@Nullable Parent at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof IndexedCell<?> cell
                    && sticksOut(place, Seen.place(cell), across, down)) {
                return Stream.of(finding(node, "its cell", place, Seen.place(cell)));
            }
            if (at.getStyleClass().stream().anyMatch(MOVED::contains)) {
                return Stream.empty();
            }
            if (at.getClip() != null) {
                across = across && !moves(at, Orientation.HORIZONTAL) && !isHeadOfMoved(at);
                down = down && !moves(at, Orientation.VERTICAL);
                var clip = at.localToScene(at.getClip().getBoundsInParent());
                if (sticksOut(place, clip, across, down)) {
                    return Stream.of(finding(node, "the clip of " + Seen.name(at), place, clip));
                }
            }
        }
        var window = new javafx.geometry.BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
        return sticksOut(place, window, across, down)
                ? Stream.of(finding(node, "the window", place, window))
                : Stream.empty();
    }

    private static Finding finding(Node node, String frame, Bounds place, Bounds within) {
        return new Finding(
                "outside",
                Seen.name(node),
                String.format(
                        "%.0f,%.0f–%.0f,%.0f sticks out of %s %.0f,%.0f–%.0f,%.0f",
                        place.getMinX(),
                        place.getMinY(),
                        place.getMaxX(),
                        place.getMaxY(),
                        frame,
                        within.getMinX(),
                        within.getMinY(),
                        within.getMaxX(),
                        within.getMaxY()));
    }

    private static boolean sticksOut(Bounds inner, Bounds outer, boolean across, boolean down) {
        return across
                        && (inner.getMinX() < outer.getMinX() - TOLERANCE
                                || inner.getMaxX() > outer.getMaxX() + TOLERANCE)
                || down
                        && (inner.getMinY() < outer.getMinY() - TOLERANCE
                                || inner.getMaxY() > outer.getMaxY() + TOLERANCE);
    }

    /// True for the columns' titles of a table that is moved sideways.
    private static boolean isHeadOfMoved(Parent clipped) {
        return clipped instanceof TableHeaderRow head
                && head.getParent() instanceof TableView<?> table
                && table.lookupAll(".scroll-bar").stream()
                        .map(ScrollBar.class::cast)
                        .anyMatch(bar ->
                                bar.isVisible() && bar.getOrientation() == Orientation.HORIZONTAL);
    }

    /// True if a visible scroll bar beside it, or above that, moves what is clipped.
    private static boolean moves(Parent clipped, Orientation orientation) {
        @Nullable Parent holder = clipped.getParent();
        return holder != null
                && Stream.concat(
                                holder.getChildrenUnmodifiable().stream(),
                                holder.getParent() == null
                                        ? Stream.empty()
                                        : holder.getParent().getChildrenUnmodifiable().stream())
                        .filter(ScrollBar.class::isInstance)
                        .map(ScrollBar.class::cast)
                        .anyMatch(bar -> bar.isVisible() && bar.getOrientation() == orientation);
    }
}
