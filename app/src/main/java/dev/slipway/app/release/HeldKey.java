package dev.slipway.app.release;

import javafx.animation.PauseTransition;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Ctrl+Shift+Backspace, held for a second, acts without a question: for the moment in which one
/// has no time to aim. Heard in the window for as long as the node is in it. FX thread only.
final class HeldKey {
    private static final Duration HELD = Duration.seconds(1);

    private final PauseTransition wait = new PauseTransition(HELD);
    private final EventHandler<KeyEvent> pressed = this::pressed;
    private final EventHandler<KeyEvent> released = event -> wait.stop();
    private @Nullable Scene scene;

    private HeldKey(Runnable act) {
        wait.setOnFinished(e -> act.run());
    }

    static void on(Node node, Runnable act) {
        var key = new HeldKey(act);
        node.sceneProperty().subscribe(key::hear);
    }

    private void hear(@Nullable Scene next) {
        wait.stop();
        if (scene != null) {
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
            scene.removeEventFilter(KeyEvent.KEY_RELEASED, released);
        }
        scene = next;
        if (next != null) {
            next.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
            next.addEventFilter(KeyEvent.KEY_RELEASED, released);
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.BACK_SPACE
                && event.isShortcutDown()
                && event.isShiftDown()) {
            // repeats of the same press come while it is held
            wait.play();
            event.consume();
        }
    }
}
