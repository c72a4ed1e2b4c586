package dev.slipway.core.release;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.FileLocks;
import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The right to drive a home's releases; see `FileLocks`.
final class DriverLease implements AutoCloseable {
    private final FileLocks.Held held;
    private final Path who;

    private DriverLease(FileLocks.Held held, Path who) {
        this.held = held;
        this.who = who;
    }

    /// Empty if another holds it, in this process or elsewhere. Problem `home.unusable`.
    static Optional<DriverLease> take(Home home) {
        var who = home.folder().resolve("driver.pid");
        try {
            var held = FileLocks.tryTake(home.folder().resolve("driver.lock"));
            if (held.isPresent()) {
                Files.writeString(who, String.valueOf(ProcessHandle.current().pid()));
            }
            return held.map(lock -> new DriverLease(lock, who));
        } catch (IOException | UncheckedIOException e) {
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

    @Override
    public void close() {
        try {
            Files.deleteIfExists(who);
        } catch (IOException e) {
            // says who it was; whoever looks finds no such process
        } finally {
            held.close();
        }
    }
}
