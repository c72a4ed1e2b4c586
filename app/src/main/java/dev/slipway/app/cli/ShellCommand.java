package dev.slipway.app.cli;

import dev.slipway.core.engine.Execs;
import dev.slipway.core.pipeline.FailedShell;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway shell`: look around where a stage failed. The container goes with the shell.
@Command(
        name = "shell",
        description =
                "Open a shell where a stage of a run failed: same image, workspace and variables,"
                        + " no secrets. Nothing of it stays.")
final class ShellCommand extends BaseCommand {
    private static final int LONGEST_SCRIPT = 100 * 1024;

    /// The better shell where the image has it.
    private static final List<String> INTERACTIVE =
            List.of("sh", "-c", "command -v bash >/dev/null 2>&1 && exec bash; exec sh");

    @Parameters(paramLabel = "RUN")
    @SuppressWarnings("NullAway.Init")
    String run;

    @Option(
            names = "--stage",
            paramLabel = "S",
            description = "where this stage failed (name or path); else the first that did")
    @Nullable String stage;

    @Option(
            names = "-c",
            paramLabel = "SCRIPT",
            description =
                    "run this and end; without a terminal the script is read from standard input")
    @Nullable String script;

    ShellCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws InterruptedException {
        var id = core().pipelines().require(run).id();
        var terminal = script == null ? RawTerminal.find() : Optional.<RawTerminal>empty();
        var words = terminal.isPresent() ? INTERACTIVE : List.of("sh", "-c", script());
        try (var shell = core().pipelines().shell(id, Optional.ofNullable(stage))) {
            var closing = new Thread(shell::close, "shell-break-off");
            Runtime.getRuntime().addShutdownHook(closing);
            try {
                console().progress("shell " + id + " " + shell.stage() + "; leave it with: exit");
                session().audit("run.shell", id.toString(), shell.stage());
                var code =
                        terminal.isPresent()
                                ? interactive(shell, words, terminal.get())
                                : carriedOut(shell, words);
                return terminal.isPresent() || code == 0 ? OK : BAD;
            } finally {
                keep(closing);
            }
        }
    }

    private static void keep(Thread closing) {
        try {
            Runtime.getRuntime().removeShutdownHook(closing);
        } catch (IllegalStateException endingAlready) {
            // the hook itself closes the shell and ends the process
        }
    }

    private String script() {
        if (script != null) {
            return script;
        }
        try {
            var bytes = System.in.readNBytes(LONGEST_SCRIPT + 1);
            if (bytes.length > LONGEST_SCRIPT) {
                throw ProblemException.usage(
                        "shell.script",
                        "The script is longer than 100 KiB.",
                        "Put it into a file of the repository.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw ProblemException.usage(
                    "shell.script", "Standard input cannot be read: " + e.getMessage() + ".", "");
        }
    }

    private int carriedOut(FailedShell shell, List<String> words) throws InterruptedException {
        try (var running = shell.start(words, null, this::write)) {
            return running.await();
        }
    }

    private int interactive(FailedShell shell, List<String> words, RawTerminal terminal)
            throws InterruptedException {
        try (var raw = terminal.raw();
                var running = shell.start(words, raw.size(), this::write)) {
            Thread.ofPlatform().daemon().name("keyboard").start(() -> type(running));
            return running.await();
        }
    }

    private void write(boolean isError, byte[] bytes) {
        PrintStream stream = isError ? console().err() : console().out();
        stream.write(bytes, 0, bytes.length);
        stream.flush();
    }

    /// Each key as it comes, until the command no longer reads.
    private static void type(Execs.Running running) {
        var keys = new byte[1024];
        try (var input = running.stdin()) {
            for (var count = System.in.read(keys); count >= 0; count = System.in.read(keys)) {
                input.write(keys, 0, count);
            }
        } catch (IOException ended) {
            // Whoever waits for the command knows.
        }
    }
}
