package dev.slipway.app.cli;

import dev.slipway.core.engine.Execs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The terminal of this process, set by `stty`, so that each key goes to a remote shell at once and
/// that shell does the echo. Where there is no `stty` (Windows) there is none.
record RawTerminal(String usual, Execs.Terminal size) {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,4}) (\\d{1,4})");

    static Optional<RawTerminal> find() {
        if (Console.terminal().isEmpty()) {
            return Optional.empty();
        }
        return stty("-g").map(usual -> new RawTerminal(usual, measured()));
    }

    private static Execs.Terminal measured() {
        return stty("size")
                .map(SIZE::matcher)
                .filter(match -> match.matches())
                .map(match ->
                        new Execs.Terminal(
                                Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
                .filter(size -> size.rows() > 0 && size.columns() > 0)
                .orElse(new Execs.Terminal(24, 80));
    }

    /// The terminal in its raw state; closing makes it as it was.
    interface Raw extends AutoCloseable {
        Execs.Terminal size();

        @Override
        void close();
    }

    Raw raw() {
        stty("raw", "-echo");
        var back = new Thread(() -> stty(usual), "terminal-back");
        Runtime.getRuntime().addShutdownHook(back);
        return new Raw() {
            @Override
            public Execs.Terminal size() {
                return size;
            }

            @Override
            public void close() {
                stty(usual);
            }
        };
    }

    private static Optional<String> stty(String... arguments) {
        var command = new java.util.ArrayList<String>();
        command.add("stty");
        command.addAll(java.util.List.of(arguments));
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(said.strip())
                    : Optional.empty();
        } catch (IOException noStty) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
