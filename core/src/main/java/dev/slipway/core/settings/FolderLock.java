package dev.slipway.core.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets one thread of one process at a time change a folder or file; the lock lies beside it, as
/// `NAME.lock`, and is the operating system's: it dies with its process.
public final class FolderLock {
    // a file lock belongs to the whole process, so threads need their own
    private static final ConcurrentHashMap<Path, ReentrantLock> inThisProcess =
            new ConcurrentHashMap<>();

    private FolderLock() {}

    public static <T> T holding(Path folder, Supplier<T> work) throws IOException {
        var mine = inThisProcess.computeIfAbsent(folder, _ -> new ReentrantLock());
        mine.lock();
        try {
            Files.createDirectories(folder.getParent());
            try (var file =
                            FileChannel.open(
                                    folder.resolveSibling(folder.getFileName() + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = file.lock()) {
                return work.get();
            }
        } finally {
            mine.unlock();
        }
    }
}
