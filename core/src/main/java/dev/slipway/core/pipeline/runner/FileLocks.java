package dev.slipway.core.pipeline.runner;

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

/// Locks between all processes and threads of a home: OS locks on files, gone with their process.
final class FileLocks {
    /// Closing any channel on a file gives up all of a process's locks on it, so a file that is
    /// here must not even be opened.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private FileLocks() {}

    /// A lock as long as it is not closed. The file stays: deleting it would let two hold it.
    record Held(Path file, FileChannel channel, FileLock lock) implements AutoCloseable {
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

    /// Empty if somebody has it.
    static Optional<Held> tryTake(Path file) {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        var taken = false;
        try {
            Files.createDirectories(file.getParent());
            var channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            taken = lock != null;
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new Held(file, channel, lock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!taken) {
                HELD.remove(file);
            }
        }
    }
}
