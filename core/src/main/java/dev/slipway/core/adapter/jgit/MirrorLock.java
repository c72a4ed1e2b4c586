package dev.slipway.core.adapter.jgit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets one thread of one process at a time change a mirror.
final class MirrorLock {
    // a file lock belongs to the whole process, so threads need their own
    private static final ConcurrentHashMap<Path, ReentrantLock> inThisProcess =
            new ConcurrentHashMap<>();

    private MirrorLock() {}

    static <T> T holding(Path mirror, Supplier<T> work) throws IOException {
        var mine = inThisProcess.computeIfAbsent(mirror, _ -> new ReentrantLock());
        mine.lock();
        try {
            Files.createDirectories(mirror.getParent());
            try (var file =
                            FileChannel.open(
                                    mirror.resolveSibling(mirror.getFileName() + ".lock"),
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
