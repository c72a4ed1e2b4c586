package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.tray.Outside;
import dev.slipway.app.tray.Tray;
import dev.slipway.app.tray.TrayFace;
import dev.slipway.app.tray.TrayItem;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Closing the window where there is a tray: it may go there, but not unasked while a release is
/// live.
@ExtendWith(ApplicationExtension.class)
class ClosingTest {
    /// A tray that shows nothing.
    private record QuietTray() implements Tray {
        @Override
        public void show(TrayFace face, String words, List<TrayItem> menu) {}

        @Override
        public void close() {}
    }

    @SuppressWarnings("NullAway.Init")
    private Window window;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Start
    void open(Stage shown) throws IOException {
        var home = Files.createTempDirectory("closing");
        PictureHome.fill(home);
        stage = shown;
        window = Window.open(home, shown);
        window.desktop()
                .use(new Outside(Optional.of(new QuietTray()), Optional.empty(), () -> {}), false);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void askToClose() {
        Platform.runLater(
                () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private void answer(String id) {
        var button = window.see(Button.class, id);
        Window.onFx(() -> {
            button.fire();
            return true;
        });
    }

    @Test
    void aLiveReleaseIsAskedAboutAlsoWithATray() {
        askToClose();
        answer("question-stay");
        assertThat(stage.isShowing()).isTrue();

        askToClose();
        answer("question-tray");
        Eventually.is(() -> stage.isShowing() ? null : true);
    }
}
