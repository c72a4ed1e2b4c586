package dev.slipway.core.release;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The right to drive a home's releases: a lock of the operating system on a file. It ends with the
/// process that holds it, however that ends, and does not mind a machine that sleeps.
final class DriverLease implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;
    private final Path who;

    private DriverLease(FileChannel channel, FileLock lock, Path who) {
        this.channel = channel;
        this.lock = lock;
        this.who = who;
    }

    /// Empty if another holds it, in this process or elsewhere. Problem `home.unusable`.
    static Optional<DriverLease> take(Home home) {
        var who = home.folder().resolve("driver.pid");
        FileChannel channel = null;
        try {
            var file = home.folder().resolve("driver.lock");
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Home.restrict(file, "rw-------");
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            Files.writeString(who, String.valueOf(ProcessHandle.current().pid()));
            return Optional.of(new DriverLease(channel, lock, who));
        } catch (OverlappingFileLockException heldByThisProcess) {
            closeQuietly(channel);
            return Optional.empty();
        } catch (IOException e) {
            closeQuietly(channel);
            throw ProblemException.outside(
                    "home.unusable",
                    "The data folder " + home.folder() + " cannot be used: " + e.getMessage() + ".",
                    "Mend its permissions, or make room on its disk.",
                    e);
        }
    }

    /// Who drives, as a person would look for it; empty if nobody does.
    static Optional<String> holder(Home home) {
        return process(home).map(process -> "process " + process.pid());
    }

    static Optional<ProcessHandle> process(Home home) {
        try {
            var pid = Files.readString(home.folder().resolve("driver.pid")).strip();
            return ProcessHandle.of(Long.parseLong(pid));
        } catch (IOException | NumberFormatException nobody) {
            return Optional.empty();
        }
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // the lock goes with the process at the latest
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(who);
            lock.release();
            channel.close();
        } catch (IOException e) {
            // the lock goes with the process at the latest
        }
    }
}
