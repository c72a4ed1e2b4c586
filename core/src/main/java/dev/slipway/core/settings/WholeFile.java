package dev.slipway.core.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that is only ever replaced whole: who reads it, also after a crash or on a full disk,
/// finds what was there before or all of the new. Readable by its owner alone.
public final class WholeFile {
    private WholeFile() {}

    /// The folder has to be there.
    public static void write(Path file, byte[] content) throws IOException {
        var fresh = Files.createTempFile(file.getParent(), "" + file.getFileName(), ".new");
        try {
            Home.restrict(fresh, "rw-------");
            Files.write(fresh, content);
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
