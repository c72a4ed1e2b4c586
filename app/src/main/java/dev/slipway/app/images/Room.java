package dev.slipway.app.images;

import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The disk that a home takes, in bytes.
///
/// @param images on the engine, layers that several share counted once per image · reclaimable what
///   a clean-up would free at most
record Room(long images, long reclaimable, long runs, long artifacts, long mirrors, long ownLogs) {

    /// Adds up the home's folders. Blocking.
    static Room of(Home home, long images, long reclaimable) {
        return new Room(
                images,
                reclaimable,
                size(home.runs()),
                size(home.artifacts()),
                size(home.mirrors()),
                size(home.folder().resolve("logs")));
    }

    private static long size(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(Room::length).sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }
}
