package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.RunStore;
import dev.slipway.core.settings.FolderLock;
import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// How far runs of one branch came: a file for each milestone that names the newest run past it.
/// Safe from any thread and process.
final class Milestones {
    private final Path folder;
    private final RunId run;
    private final RunStore store;
    private final String ref;
    private final AtomicInteger last = new AtomicInteger(-1);

    Milestones(Home home, RunId run, String ref, RunStore store) {
        var branch = Integer.toHexString(ref.hashCode());
        this.folder =
                home.runs().resolve(".milestones").resolve(run.project().value() + "-" + branch);
        this.run = run;
        this.store = store;
        this.ref = ref;
    }

    /// The number of one that has none of its own.
    int next() {
        return last.incrementAndGet();
    }

    /// Passes it, and stops the older runs that have not.
    ///
    /// @return the newer run that has passed it already; then this one must stop
    Optional<Integer> pass(int milestone) {
        try {
            return FolderLock.holding(folder, () -> passLocked(milestone));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Integer> passLocked(int milestone) {
        try {
            Files.createDirectories(folder);
            var file = folder.resolve(String.valueOf(milestone));
            var newest = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
            if (newest > run.number()) {
                return Optional.of(newest);
            }
            Files.writeString(file, String.valueOf(run.number()));
            Files.writeString(folder.resolve(milestone + "-" + run.number()), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stopOlder(milestone);
        return Optional.empty();
    }

    private void stopOlder(int milestone) {
        store.list(Optional.of(run.project()), Optional.of(run), 50).stream()
                .filter(older -> !older.status().isFinal() && older.ref().equals(ref))
                .filter(older -> older.id().number() < run.number())
                .filter(older -> !hasPassed(older.id(), milestone))
                .forEach(older -> store.askCancel(older.id()));
    }

    /// A run that is past it already may go on.
    private boolean hasPassed(RunId older, int milestone) {
        return Files.exists(folder.resolve(milestone + "-" + older.number()));
    }
}
