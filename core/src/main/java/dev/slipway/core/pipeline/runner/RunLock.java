package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.settings.FileLocks;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.ProjectName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says that a run is alive: an OS lock on a file in the home, held as long as its process lives.
/// The file goes when the run has ended and nothing of it is left on an engine, so a file without a
/// lock is a run to be cleared up.
public final class RunLock implements AutoCloseable {
    private final FileLocks.Held held;

    private RunLock(FileLocks.Held held) {
        this.held = held;
    }

    /// Takes the lock of a run; empty if somebody has it, so the run is alive.
    public static Optional<RunLock> tryTake(Home home, RunId run) {
        return FileLocks.tryTake(folder(home).resolve(name(run))).map(RunLock::new);
    }

    /// Runs with a lock file, alive or not.
    public static List<RunId> all(Home home) {
        var runs = new ArrayList<RunId>();
        if (!Files.isDirectory(folder(home))) {
            return runs;
        }
        try (var files = Files.newDirectoryStream(folder(home))) {
            files.forEach(file -> run(file.getFileName().toString()).ifPresent(runs::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return runs;
    }

    private static Path folder(Home home) {
        return home.runs().resolve(".alive");
    }

    private static String name(RunId run) {
        return run.project() + "@" + run.number() + "." + run.attempt();
    }

    private static Optional<RunId> run(String name) {
        var at = name.lastIndexOf('@');
        var dot = name.lastIndexOf('.');
        if (at < 1 || dot < at || !name.substring(at + 1).matches("\\d{1,9}\\.\\d{1,9}")) {
            return Optional.empty();
        }
        return Optional.of(
                new RunId(
                        new ProjectName(name.substring(0, at)),
                        Integer.parseInt(name.substring(at + 1, dot)),
                        Integer.parseInt(name.substring(dot + 1))));
    }

    /// The run ended and left nothing.
    public void finish() {
        try {
            Files.deleteIfExists(held.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            close();
        }
    }

    /// Lets go; the file stays for whoever clears up.
    @Override
    public void close() {
        held.close();
    }
}
