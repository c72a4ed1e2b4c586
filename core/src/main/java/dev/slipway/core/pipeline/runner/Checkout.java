package dev.slipway.core.pipeline.runner;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.SourceRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// The clean checkout of a run on this machine, written once in the background. Safe from any
/// thread.
final class Checkout {
    private final SourceRepository source;
    private final Job job;
    private final Path folder;
    private @Nullable CompletableFuture<Path> written;

    Checkout(SourceRepository source, Job job, Path temporary) {
        this.source = source;
        this.job = job;
        this.folder = temporary.resolve("checkout");
    }

    synchronized CompletableFuture<Path> begin() {
        if (written == null) {
            written =
                    CompletableFuture.supplyAsync(
                            () -> write(folder),
                            task -> Thread.ofVirtual().name("checkout").start(task));
        }
        return written;
    }

    /// Waits until it is there.
    Path folder() {
        try {
            return begin().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException problem
                    ? problem
                    : new IllegalStateException("no checkout", e);
        }
    }

    /// Waits until nothing is being written any more, however that ended.
    void settle() {
        CompletableFuture<Path> begun;
        synchronized (this) {
            begun = written;
        }
        if (begun != null) {
            begun.handle((path, failure) -> path).join();
        }
    }

    /// Another one, to be changed at will.
    Path copy(String name) {
        return write(folder.resolveSibling(name));
    }

    private Path write(Path into) {
        try {
            Files.createDirectories(into);
            source.checkout(job.project(), job.source().revision(), job.source().branch(), into);
            return into;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
