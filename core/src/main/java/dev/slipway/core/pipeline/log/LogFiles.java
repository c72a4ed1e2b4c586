package dev.slipway.core.pipeline.log;

import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The three files of a step's log in a run's folder: `NNN.log` (lines), `NNN.idx` (16 bytes a
/// line) and, as long as a writer may add to them, an empty `NNN.open`. The end is told by removing
/// a file, because that works on a full disk too.
record LogFiles(Path log, Path index, Path open) {
    static final int ENTRY = 16;

    static LogFiles of(Path folder, int ordinal) {
        var name = "%03d".formatted(ordinal);
        return new LogFiles(
                folder.resolve(name + ".log"),
                folder.resolve(name + ".idx"),
                folder.resolve(name + ".open"));
    }

    /// Makes all three, empty and private; those of a crashed attempt are emptied.
    void create() throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        for (var file : new Path[] {open, log, index}) {
            try {
                Files.createFile(file);
            } catch (FileAlreadyExistsException leftBehind) {
                Files.write(file, new byte[0]);
            }
            Home.restrict(file, "rw-------");
        }
    }

    boolean isComplete() {
        return !Files.exists(open);
    }
}
