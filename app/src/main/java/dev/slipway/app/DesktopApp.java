package dev.slipway.app;

import dev.slipway.app.instance.MacLinks;
import dev.slipway.app.instance.OneWindow;
import dev.slipway.app.instance.WindowsIdentity;
import dev.slipway.app.shell.Address;
import dev.slipway.core.Core;
import dev.slipway.core.problem.ProblemException;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window as JavaFX starts it.
public final class DesktopApp extends Application {
    private static volatile @Nullable Request requested;

    private @Nullable Desktop desktop;

    private static final Logger log = LoggerFactory.getLogger(DesktopApp.class);

    /// Kept, since a logger that nobody holds forgets its filter.
    private static final java.util.logging.Logger TOOLKIT =
            java.util.logging.Logger.getLogger("javafx");

    private record Request(
            Core core, OneWindow window, Optional<Address> page, boolean minimised) {}

    /// Opens the window and blocks until it is closed. Once per process.
    ///
    /// @param core the caller closes it afterwards
    /// @param window the right to be the home's window; the caller closes it afterwards
    /// @param page what to open first, empty for the projects
    /// @param minimised true to begin out of the way
    public static void launch(
            Core core, OneWindow window, Optional<Address> page, boolean minimised) {
        requested = new Request(core, window, page, minimised);
        // the class path is where we want JavaFX to be: nothing to warn a person of
        TOOLKIT.setFilter(
                line -> !line.getMessage().startsWith("Unsupported JavaFX configuration"));
        WindowsIdentity.take();
        if (Preferences.of(core.home(), Runnable::run).lowPower()) {
            System.setProperty("prism.order", "sw");
        }
        DrawingPipeline.choose();
        Application.launch(DesktopApp.class);
    }

    @Override
    public void start(Stage stage) {
        var request = Objects.requireNonNull(requested, "launch is the way in");
        var opened = new Desktop(request.core(), stage);
        desktop = opened;
        Thread.setDefaultUncaughtExceptionHandler(
                TransportEnd.leftOutOf((thread, thrown) -> opened.crashed(thrown)));
        request.page().ifPresent(opened::go);
        stage.setIconified(request.minimised());
        opened.show();
        request.window().onCall(opened::called);
        MacLinks.onLink(opened::called);
        Thread.ofVirtual().name("begin").start(() -> begin(request.core()));
        Thread.ofVirtual().name("reach-out").start(() -> opened.reachOut(request.minimised()));
        Thread.ofVirtual().name("links").start(WindowsIdentity::readLinks);
    }

    /// What a window does beside being looked at: clears up after what died, watches for commits.
    private static void begin(Core core) {
        try {
            core.pipelines().recover();
        } catch (ProblemException engineDoesNotAnswer) {
            log.warn("Nothing was cleared up: {}", engineDoesNotAnswer.getMessage());
        }
        try {
            core.watch();
        } catch (ProblemException problem) {
            log.warn("Projects are not watched: {}", problem.getMessage());
        }
    }

    @Override
    public void stop() {
        if (desktop != null) {
            desktop.close();
        }
    }
}
