package dev.slipway.planted.app;

import java.sql.Connection;
import javafx.application.Platform;
import javafx.scene.Node;

/// Breaks every rule but the command line's.
final class BadViewModel {
    void show(Node node, Connection connection) throws InterruptedException {
        Platform.runLater(() -> node.setId(connection.toString()));
        Thread.sleep(1);
    }
}
