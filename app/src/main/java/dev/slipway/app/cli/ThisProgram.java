package dev.slipway.app.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How this very program can be started again, and where it keeps its data by the platform's
/// custom.
public final class ThisProgram {
    private ThisProgram() {}

    /// The command line that runs a Slipway command on a home with the same program: the installed
    /// launcher, or java with the same class path.
    public static List<String> command(Path home, String... arguments) {
        var command = new ArrayList<String>();
        var installed = System.getProperty("jpackage.app-path");
        if (installed != null) {
            command.add(installed);
        } else {
            command.add(ProcessHandle.current().info().command().orElse("java"));
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                    .filter(a -> a.startsWith("-X") || a.startsWith("--enable-native-access"))
                    .forEach(command::add);
            command.addAll(
                    List.of(
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.slipway.app.Launcher"));
        }
        command.addAll(List.of("--home", home.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// XDG data folder, Application Support, or Local AppData.
    static Path dataFolder() {
        var user = Path.of(System.getProperty("user.home"));
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return user.resolve("Library/Application Support/Slipway");
        }
        if (system.contains("windows")) {
            var local = System.getenv("LOCALAPPDATA");
            return (local == null ? user.resolve("AppData/Local") : Path.of(local))
                    .resolve("Slipway");
        }
        var data = System.getenv("XDG_DATA_HOME");
        return (data == null || data.isBlank() ? user.resolve(".local/share") : Path.of(data))
                .resolve("slipway");
    }
}
