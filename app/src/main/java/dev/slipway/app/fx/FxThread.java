package dev.slipway.app.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The one gate to the FX thread; nobody else calls `Platform.runLater`. Runs at once where it is
/// that thread already. Safe from any thread.
public final class FxThread implements Executor {

    @Override
    public void execute(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    /// Runs it after what is queued already, also when asked on the FX thread.
    public static void later(Runnable action) {
        Platform.runLater(action);
    }
}
