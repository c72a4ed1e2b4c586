package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.ProjectName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Says that a run is alive: an OS lock on a file in the home, held as long as its process lives.
/// The file goes when the run has ended and nothing of it is left on an engine, so a file without a
/// lock is a run to be cleared up.
public final class RunLock implements AutoCloseable {
    /// Locks of this process. Closing any channel on a file gives up all of a process's locks on
    /// it, so a file that is here must not even be opened.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private RunLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the lock of a run; empty if somebody has it, so the run is alive.
    public static Optional<RunLock> tryTake(Home home, RunId run) {
        var file = folder(home).resolve(name(run));
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        var taken = false;
        try {
            Files.createDirectories(folder(home));
            var channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            taken = lock != null;
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new RunLock(file, channel, lock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!taken) {
                HELD.remove(file);
            }
        }
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
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            close();
        }
    }

    /// Lets go; the file stays for whoever clears up.
    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(file);
        }
    }
}
