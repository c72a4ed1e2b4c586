package dev.slipway.app.instance;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Starts Slipway with the session, in the tray; only when a person asked for it. On Linux a file
/// of the XDG autostart folder; for an installed program, since a checkout has no command that
/// stays. Safe from any thread.
public final class Autostart {
    private final Path file;
    private final String command;

    Autostart(Path folder, String command) {
        this.file = folder.resolve("dev.slipway.Slipway.desktop");
        this.command = command;
    }

    /// Empty where there is no such folder, or the program is not installed.
    public static Optional<Autostart> ofMachine(Home home) {
        var program = System.getProperty("jpackage.app-path");
        var isLinux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return program != null && isLinux
                ? Optional.of(new Autostart(folder(System.getenv()), command(program, home)))
                : Optional.empty();
    }

    static Path folder(Map<String, String> environment) {
        var config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        var base =
                config.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".config")
                        : Path.of(config);
        return base.resolve("autostart");
    }

    private static String command(String program, Home home) {
        return quoted(program)
                + " --home "
                + quoted(home.folder().toString())
                + " open --minimised";
    }

    /// As desktop files quote: what a shell or the file itself would read is escaped.
    static String quoted(String word) {
        var escaped = word.replaceAll("([\"`$\\\\])", "\\\\$1").replace("%", "%%");
        return '"' + escaped.replace("\\", "\\\\") + '"';
    }

    public boolean isOn() {
        return Files.exists(file);
    }

    /// Problem `autostart.unusable`.
    public void set(boolean wanted) {
        try {
            if (wanted) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, content());
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw ProblemException.outside(
                    "autostart.unusable",
                    "The file " + file + " cannot be changed: " + e.getMessage() + ".",
                    "Mend the folder's permissions.",
                    e);
        }
    }

    private String content() {
        return """
        [Desktop Entry]
        Type=Application
        Name=Slipway
        Exec=%s
        Icon=dev.slipway.Slipway
        X-GNOME-Autostart-enabled=true
        """
                .formatted(command);
    }
}
