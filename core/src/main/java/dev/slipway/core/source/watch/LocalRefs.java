package dev.slipway.core.source.watch;

import dev.slipway.core.source.LocalRepository;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Notices that branches of a local repository changed: told by the file system where it tells, and
/// by looking every ten seconds where it does not. Git changes several files at once, so it waits
/// until they are at rest.
final class LocalRefs implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofMillis(300);
    private static final int FILES_AT_MOST = 20_000;

    private final Optional<LocalRepository> repository;
    private final Timer timer;
    private final Runnable changed;
    private @Nullable Thread thread;

    LocalRefs(Optional<LocalRepository> repository, Timer timer, Runnable changed) {
        this.repository = repository;
        this.timer = timer;
        this.changed = changed;
        repository.ifPresent(
                local -> thread = Thread.ofVirtual().name("refs " + local.root()).start(this::run));
    }

    private void run() {
        var before = picture();
        try (var service = watchService()) {
            for (; ; ) {
                await(service);
                var now = picture();
                if (!now.equals(before)) {
                    before = atRest(now);
                    changed.run();
                    watchFolders(service);
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException | IOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable WatchService watchService() {
        try {
            var service = root().getFileSystem().newWatchService();
            watchFolders(service);
            return service;
        } catch (IOException | UnsupportedOperationException none) {
            return null;
        }
    }

    private void watchFolders(@Nullable WatchService service) {
        if (service == null) {
            return;
        }
        try (var below = Files.walk(root().resolve("refs").resolve("heads"))) {
            var folders = new ArrayList<>(below.filter(Files::isDirectory).limit(2000).toList());
            folders.add(root());
            for (var folder : folders) {
                folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        } catch (IOException | java.io.UncheckedIOException gone) {
            // then looking has to do
        }
    }

    private void await(@Nullable WatchService service) throws InterruptedException {
        if (service == null) {
            timer.await(new Signal(), LOOK);
            return;
        }
        var key = service.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (key != null) {
            key.pollEvents();
            key.reset();
        }
    }

    private List<String> atRest(List<String> picture) throws InterruptedException {
        for (var before = picture; ; ) {
            timer.pause(REST);
            var now = picture();
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
    }

    /// Names, sizes and times of everything that holds a branch.
    private List<String> picture() {
        var picture = new ArrayList<String>();
        add(picture, root().resolve("packed-refs"));
        try (var files = Files.walk(root().resolve("refs").resolve("heads"))) {
            files.limit(FILES_AT_MOST).sorted().forEach(file -> add(picture, file));
        } catch (IOException | java.io.UncheckedIOException gone) {
            picture.add("gone");
        }
        return picture;
    }

    private static void add(List<String> picture, Path file) {
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                picture.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        } catch (IOException gone) {
            picture.add(file + " gone");
        }
    }

    private Path root() {
        return repository.orElseThrow().commonDirectory();
    }

    @Override
    public void close() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
