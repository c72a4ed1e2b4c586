package dev.slipway.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.app.cli.Cli;
import dev.slipway.app.cli.Console;
import dev.slipway.core.Core;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One call of the command line on a home, in this process: its exit status, what it printed.
public record CliCall(List<String> arguments, int exit, String out, String err) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Runs `slipway --home HOME ARGUMENTS`.
    public static CliCall slipway(Path home, String... arguments) {
        var all = new ArrayList<>(List.of("--home", home.toString()));
        all.addAll(List.of(arguments));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(stream(out), stream(err));
        var exit = new Cli(console, Core::open).run(all.toArray(String[]::new));
        return new CliCall(all, exit, text(out), text(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// Fails with everything that was printed if the exit status is another.
    public CliCall exits(int wanted) {
        assertThat(exit).as("exit status of %s%n%s%n%s", arguments, err, out).isEqualTo(wanted);
        return this;
    }

    /// The one document on standard output.
    public JsonNode json() {
        try {
            return JSON.readTree(out);
        } catch (IOException notJson) {
            throw new UncheckedIOException("not one JSON document: " + out, notJson);
        }
    }
}
