package dev.slipway.app.cli;

import dev.slipway.core.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values that no command line and no screen shows.
final class UnseenValues {
    private UnseenValues() {}

    /// One for each name, in their order: typed at the terminal, else lines of standard input.
    /// Problem `run.parameter`.
    static Map<String, String> read(List<String> names) {
        var values = new LinkedHashMap<String, String>();
        var terminal = System.console();
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var name : names) {
            var typed =
                    terminal != null && terminal.isTerminal()
                            ? terminal.readPassword("%s: ", name)
                            : line(lines);
            if (typed == null) {
                throw ProblemException.usage(
                        "run.parameter",
                        "Standard input has no value for " + name + ".",
                        "Give one line for each --param-stdin.");
            }
            values.put(name, new String(typed));
        }
        return values;
    }

    private static char @org.jspecify.annotations.Nullable [] line(BufferedReader lines) {
        try {
            var line = lines.readLine();
            return line == null ? null : line.toCharArray();
        } catch (IOException e) {
            return null;
        }
    }
}
