package dev.slipway.app.cli;

import dev.slipway.core.problem.ProblemException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// A run in a process of its own, so that it can wait for a person when the call that wanted it has
/// ended. The process tells the run's id on its first line, or why there is none.
final class CarriedRun {
    static final String OPTION = "--carry";

    private final Process process;

    private CarriedRun(Process process) {
        this.process = process;
    }

    /// @param parameters of the run; they may be secret, so they travel by its standard input
    /// @param arguments of `slipway run`
    static CarriedRun start(Path home, Map<String, String> parameters, String... arguments) {
        var command = new ArrayList<String>();
        setsid().ifPresent(command::add);
        command.addAll(ThisProgram.command(home, "run"));
        command.add(OPTION);
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            tell(process, parameters);
            return new CarriedRun(process);
        } catch (IOException e) {
            throw ProblemException.outside(
                    "run.start",
                    "The process that carries the run out cannot be started: "
                            + e.getMessage()
                            + ".",
                    "To run it in this one: --on-input wait.",
                    e);
        }
    }

    private static void tell(Process process, Map<String, String> parameters) {
        var values = new Properties();
        values.putAll(parameters);
        try (var input = process.getOutputStream()) {
            values.store(input, null);
        } catch (IOException e) {
            // it ended already, and says why where its id is awaited
        }
    }

    /// What the calling process handed to this one.
    static Map<String, String> parameters() {
        try {
            var values = new Properties();
            values.load(System.in);
            return values.stringPropertyNames().stream()
                    .collect(Collectors.toMap(name -> name, values::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for the run's id; without one hands on what the process said instead.
    Optional<String> id(Console console, boolean json) {
        try {
            var lines = process.inputReader(StandardCharsets.UTF_8);
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("run ")) {
                    drain(lines);
                    return Optional.of(line.substring("run ".length()).strip());
                }
                console.progress(line);
            }
            if (json) {
                console.document(
                        Json.error(
                                ProblemException.usage(
                                        "run.refused",
                                        "The run was refused; the reason is on standard error.",
                                        "")));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it says later is in its log; a full pipe would stop it.
    private static void drain(BufferedReader lines) {
        Thread.ofPlatform()
                .daemon()
                .name("drain")
                .start(() -> {
                    try {
                        while (lines.readLine() != null) {
                            // the run's record says it all
                        }
                    } catch (IOException e) {
                        // it ended
                    }
                });
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitStatus() throws InterruptedException {
        return process.waitFor();
    }

    /// A session of its own outlives the terminal that the call was typed into.
    private static Optional<String> setsid() {
        return List.of("/usr/bin/setsid", "/bin/setsid").stream()
                .filter(path -> new File(path).canExecute())
                .findFirst();
    }
}
