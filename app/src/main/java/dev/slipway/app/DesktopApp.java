package dev.slipway.app;

import dev.slipway.app.shell.Address;
import dev.slipway.core.Core;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window as JavaFX starts it.
public final class DesktopApp extends Application {
    private static volatile @Nullable Request requested;

    private @Nullable Desktop desktop;

    private record Request(Core core, Optional<Address> page) {}

    /// Opens the window and blocks until it is closed. Once per process.
    ///
    /// @param core the caller closes it afterwards
    /// @param page what to open first, empty for the projects
    public static void launch(Core core, Optional<Address> page) {
        requested = new Request(core, page);
        Application.launch(DesktopApp.class);
    }

    @Override
    public void start(Stage stage) {
        var request = Objects.requireNonNull(requested, "launch is the way in");
        var opened = new Desktop(request.core(), stage);
        desktop = opened;
        request.page().ifPresent(opened::go);
        opened.show();
    }

    @Override
    public void stop() {
        if (desktop != null) {
            desktop.close();
        }
    }
}
