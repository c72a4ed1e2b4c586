package dev.slipway.app.fx;

import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Hands files, folders and web addresses to the desktop's own programs. Blocking, short; off the
/// FX thread.
public final class SystemOpen {
    private SystemOpen() {}

    /// A file, a folder or an http(s) address in whatever the desktop opens it with. Problem
    /// `desktop.open`.
    public static void open(String target) {
        run(command(target), target);
    }

    /// The folder of a file, the file selected where the desktop can do that.
    public static void reveal(Path file) {
        var system = system();
        if (system.contains("mac")) {
            run(List.of("open", "-R", file.toString()), file.toString());
        } else if (system.contains("win")) {
            run(List.of("explorer", "/select," + file), file.toString());
        } else {
            var folder = file.getParent();
            open((folder == null ? file : folder).toString());
        }
    }

    /// A file at a line (from 1) in the editor that `template` names: words with `{file}` and
    /// `{line}` in them. An empty one opens the file as the desktop does.
    public static void edit(String template, Path file, int line) {
        if (template.isBlank()) {
            open(file.toString());
        } else {
            run(filled(template, file, line), template);
        }
    }

    static List<String> filled(String template, Path file, int line) {
        var words = new ArrayList<String>();
        boolean named = false;
        for (var word : template.strip().split("\\s+")) {
            named |= word.contains("{file}");
            words.add(
                    word.replace("{file}", file.toString())
                            .replace("{line}", Integer.toString(line)));
        }
        if (!named) {
            words.add(file.toString());
        }
        return words;
    }

    private static List<String> command(String target) {
        var system = system();
        if (system.contains("mac")) {
            return List.of("open", target);
        }
        return system.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", target)
                : List.of("xdg-open", target);
    }

    private static String system() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }

    private static void run(List<String> command, String what) {
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw ProblemException.outside(
                    "desktop.open",
                    command.getFirst() + " could not be started to open " + what + ".",
                    "Install it, or name another editor command in the settings.",
                    e);
        }
    }
}
