package dev.slipway.app;

import dev.slipway.app.shell.Address;
import dev.slipway.core.Core;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window as JavaFX starts it. `launch` blocks until the last window is closed.
public final class DesktopApp extends Application {
    private static volatile @Nullable Request requested;

    private @Nullable Desktop desktop;

    /// @param page what to open first, empty for the projects
    /// @param openSample true to add the sample project and go to it
    private record Request(
            Core core, Samples samples, Optional<Address> page, boolean openSample) {}

    /// Opens the window over a core that the caller closes afterwards. Once per process.
    public static void launch(
            Core core, Samples samples, Optional<Address> page, boolean openSample) {
        requested = new Request(core, samples, page, openSample);
        Application.launch(DesktopApp.class);
    }

    @Override
    public void start(Stage stage) {
        var request = Objects.requireNonNull(requested, "launch is the way in");
        var opened = new Desktop(request.core(), request.samples(), stage);
        desktop = opened;
        request.page().ifPresent(opened::go);
        opened.show();
        if (request.openSample()) {
            opened.openSample();
        }
    }

    @Override
    public void stop() {
        if (desktop != null) {
            desktop.close();
        }
    }
}
