package dev.slipway.app;

import dev.slipway.app.cli.Cli;
import dev.slipway.app.cli.Console;
import dev.slipway.app.fx.FxThread;
import dev.slipway.app.instance.OneWindow;
import dev.slipway.core.Core;
import dev.slipway.core.CoreOptions;
import dev.slipway.core.time.Timer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Window;

/// What a packager's run goes through, so that the classes of a usual start are in the start-up
/// cache: some calls of the command line, and the window with its pages.
public final class Rehearsal {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Rehearsal() {}

    /// @param arguments an empty folder for the data of the rehearsal, and what is rehearsed:
    ///   `calls` of the command line or the `window`
    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        if (arguments[1].equals("window")) {
            call(home, List.of("sample"));
            window(home);
        } else {
            calls(home);
        }
        System.exit(0);
    }

    /// Those that scripts make again and again; what is loaded for any other would be loaded for
    /// these too.
    private static void calls(Path home) {
        List.of(
                        List.of("project", "list"),
                        List.of("runs"),
                        List.of("status"),
                        List.of("status", "--json"))
                .forEach(call -> call(home, call));
    }

    private static void call(Path home, List<String> call) {
        var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var words = new java.util.ArrayList<>(List.of("--home", home.toString()));
        words.addAll(call);
        new Cli(new Console(nowhere, nowhere), Core::open).run(words.toArray(String[]::new));
    }

    private static void window(Path home) throws InterruptedException {
        try (var core = Core.open(new CoreOptions(home, List.of()))) {
            var closer = Thread.ofVirtual().name("rehearsal").start(Rehearsal::closeOnceShown);
            try (var window = OneWindow.take(core.home()).orElseThrow()) {
                DesktopApp.launch(core, window, Optional.empty(), false);
            }
            closer.join();
        }
    }

    /// Waits until the window has been painted a few times, then closes it.
    private static void closeOnceShown() {
        var timer = Timer.system();
        var ui = new FxThread();
        var end = timer.nanoTime() + PATIENCE.toNanos();
        try {
            var frames = 0;
            while (frames < 10 && timer.nanoTime() < end) {
                timer.pause(LOOK);
                frames += isShown(ui) ? 1 : 0;
            }
            ui.execute(Platform::exit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isShown(FxThread ui) {
        try {
            var shown = new CompletableFuture<Boolean>();
            ui.execute(() -> shown.complete(!Window.getWindows().isEmpty()));
            return shown.get(5, java.util.concurrent.TimeUnit.SECONDS);
        } catch (IllegalStateException | java.util.concurrent.TimeoutException e) {
            return false; // the toolkit is not up yet
        } catch (java.util.concurrent.ExecutionException | InterruptedException e) {
            return false;
        }
    }
}
