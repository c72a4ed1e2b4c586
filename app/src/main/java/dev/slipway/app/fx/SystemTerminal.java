package dev.slipway.app.fx;

import dev.slipway.core.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Starts a command in the desktop's own terminal. Blocking, short; off the FX thread.
public final class SystemTerminal {
    /// Terminals with the words that a command follows, the one the person chose first.
    private static final List<List<String>> KNOWN =
            List.of(
                    List.of("x-terminal-emulator", "-e"),
                    List.of("gnome-terminal", "--"),
                    List.of("ptyxis", "--"),
                    List.of("konsole", "-e"),
                    List.of("xfce4-terminal", "-x"),
                    List.of("kitty"),
                    List.of("alacritty", "-e"),
                    List.of("foot"),
                    List.of("xterm", "-e"));

    private SystemTerminal() {}

    /// Problem `desktop.terminal`, with the command to be typed by hand.
    public static void run(List<String> command) {
        var machine = System.getenv();
        var whole =
                command(
                                command,
                                System.getProperty("os.name", "").toLowerCase(Locale.ROOT),
                                machine,
                                program -> isOnPath(program, machine))
                        .orElseThrow(() -> none(command, null));
        try {
            new ProcessBuilder(whole)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw none(command, e);
        }
    }

    /// The terminal's own command for it; empty where there is none.
    static Optional<List<String>> command(
            List<String> command,
            String system,
            Map<String, String> machine,
            Predicate<String> isThere) {
        if (system.contains("mac")) {
            var script =
                    "tell application \"Terminal\" to do script \""
                            + String.join(" ", command).replace("\\", "\\\\").replace("\"", "\\\"")
                            + "\"";
            return Optional.of(
                    List.of(
                            "osascript",
                            "-e",
                            script,
                            "-e",
                            "tell application \"Terminal\" to activate"));
        }
        if (system.contains("win")) {
            return Optional.of(joined(List.of("cmd", "/c", "start", "cmd", "/k"), command));
        }
        var chosen = machine.getOrDefault("TERMINAL", "");
        return Stream.concat(
                        chosen.isBlank() ? Stream.of() : Stream.of(List.of(chosen, "-e")),
                        KNOWN.stream())
                .filter(terminal -> isThere.test(terminal.getFirst()))
                .findFirst()
                .map(terminal -> joined(terminal, command));
    }

    private static List<String> joined(List<String> first, List<String> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return List.copyOf(all);
    }

    private static boolean isOnPath(String program, Map<String, String> machine) {
        return Stream.of(machine.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
    }

    private static ProblemException none(
            List<String> command, @org.jspecify.annotations.Nullable Exception cause) {
        return ProblemException.outside(
                "desktop.terminal",
                "No terminal was found on this machine to run it in.",
                "Type it in one: " + String.join(" ", command),
                cause);
    }
}
