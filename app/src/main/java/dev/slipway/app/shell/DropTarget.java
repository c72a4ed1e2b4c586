package dev.slipway.app.shell;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Takes folders and URLs dropped anywhere on a node, all of one drop at once.
final class DropTarget {
    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

    private final Node node;
    private final Consumer<List<String>> dropped;

    DropTarget(Node node, Consumer<List<String>> dropped) {
        this.node = node;
        this.dropped = dropped;
        node.addEventHandler(DragEvent.DRAG_OVER, this::over);
        node.addEventHandler(DragEvent.DRAG_EXITED, e -> mark(false));
        node.addEventHandler(DragEvent.DRAG_DROPPED, this::drop);
    }

    private void over(DragEvent event) {
        if (event.getGestureSource() == null && !locations(event.getDragboard()).isEmpty()) {
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            mark(true);
            event.consume();
        }
    }

    private void drop(DragEvent event) {
        var locations = locations(event.getDragboard());
        mark(false);
        event.setDropCompleted(!locations.isEmpty());
        event.consume();
        if (!locations.isEmpty()) {
            dropped.accept(locations);
        }
    }

    private void mark(boolean dropping) {
        node.pseudoClassStateChanged(DROPPING, dropping);
    }

    static List<String> locations(Dragboard board) {
        if (board.hasFiles()) {
            return board.getFiles().stream().map(file -> file.getAbsolutePath()).toList();
        }
        var text = board.hasUrl() ? board.getUrl() : board.hasString() ? board.getString() : "";
        return Stream.of(text.split("\\R"))
                .map(String::strip)
                .filter(line ->
                        line.matches("(https?|ssh|git)://\\S+|[\\w.-]+@[\\w.-]+:\\S+|/\\S.*"))
                .toList();
    }
}
