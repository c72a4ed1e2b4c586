package dev.slipway.core.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Locks between all processes and threads of a home: locks of the operating system on files, which
/// end with the process that holds them, however that ends, and do not mind a machine that sleeps.
public final class FileLocks {
    /// Closing any channel on a file gives up all of a process's locks on it, so a file that is
    /// here must not even be opened.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private FileLocks() {}

    /// A lock as long as it is not closed. The file stays: deleting it would let two hold it.
    public record Held(Path file, FileChannel channel) implements AutoCloseable {
        @Override
        public void close() {
            closeQuietly(channel);
            HELD.remove(file);
        }
    }

    /// Empty if somebody has it, in this process or another. The file and its folder are made if
    /// they are not there; `UncheckedIOException` if that cannot be done.
    public static Optional<Held> tryTake(Path file) {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Home.restrict(file, "rw-------");
            lock = channel.tryLock();
            return lock == null ? Optional.empty() : Optional.of(new Held(file, channel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (lock == null) {
                closeQuietly(channel);
                HELD.remove(file);
            }
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // the lock goes with the process at the latest
        }
    }
}
