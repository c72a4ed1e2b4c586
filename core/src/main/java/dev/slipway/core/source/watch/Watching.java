package dev.slipway.core.source.watch;

import dev.slipway.core.event.EventBus;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.ProjectStore;
import dev.slipway.core.source.SourceRepository;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Watches all projects that somebody picked branches of. One process of a home does so: the window
/// or `slipway watch`. Choices made meanwhile, by any process, take effect within seconds. Safe
/// from any thread.
public final class Watching implements AutoCloseable {
    private static final Duration LOOK_FOR_CHOICES = Duration.ofSeconds(2);

    private final Home home;
    private final ProjectStore projects;
    private final WatchStore store;
    private final BranchLook look;
    private final EventBus events;
    private final Clock clock;
    private final Timer timer;
    private final Map<ProjectName, ProjectWatcher> watchers = new ConcurrentHashMap<>();
    private @Nullable FileChannel lock;
    private @Nullable Thread thread;

    public Watching(
            Home home,
            ProjectStore projects,
            WatchStore store,
            SourceRepository source,
            CommitHandler handler,
            EventBus events,
            Clock clock,
            Timer timer) {
        this.home = home;
        this.projects = projects;
        this.store = store;
        this.look = new BranchLook(store, source, handler, events, clock);
        this.events = events;
        this.clock = clock;
        this.timer = timer;
    }

    public Watch watch(ProjectName project) {
        return store.find(project);
    }

    /// Chooses how a project is watched. What is there at the first look is not run.
    public void choose(ProjectName project, Watch watch) {
        store.save(project, watch);
    }

    /// Begins; false if another process of this home watches already, or this one.
    public synchronized boolean start() {
        if (thread != null || !isFirst()) {
            return false;
        }
        thread = Thread.ofVirtual().name("watching").start(this::run);
        return true;
    }

    /// Looks at a project soon, if it is watched by this process; false if not.
    public boolean lookNow(ProjectName project, Cause cause) {
        var watcher = watchers.get(project);
        if (watcher != null) {
            watcher.lookNow(cause);
        }
        return watcher != null;
    }

    private boolean isFirst() {
        try {
            var file =
                    FileChannel.open(
                            home.folder().resolve("watching.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (file.tryLock() == null) {
                file.close();
                return false;
            }
            lock = file;
            return true;
        } catch (OverlappingFileLockException anotherCoreOfThisProcess) {
            return false;
        } catch (IOException e) {
            throw ProblemException.outside(
                    "home.unusable",
                    "The data folder " + home.folder() + " cannot be written.",
                    "Mend its permissions, or give another one by --home.",
                    e);
        }
    }

    private void run() {
        try {
            for (; ; ) {
                followChoices();
                timer.await(new Signal(), LOOK_FOR_CHOICES);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void followChoices() {
        var all = projects.all();
        watchers.values()
                .removeIf(watcher -> {
                    var isOver =
                            !all.contains(watcher.project())
                                    || !store.find(watcher.project().name())
                                            .equals(watcher.watch());
                    if (isOver) {
                        watcher.close();
                    }
                    return isOver;
                });
        for (var project : all) {
            var watch = store.find(project.name());
            if (watch.isOn()) {
                watchers.computeIfAbsent(project.name(), _ -> started(project, watch));
            }
        }
    }

    private ProjectWatcher started(Project project, Watch watch) {
        var watcher = new ProjectWatcher(project, watch, look, events, clock, timer);
        watcher.start();
        return watcher;
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
        }
        watchers.values().forEach(ProjectWatcher::close);
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException endsWithTheProcessAnyway) {
            // nothing is lost
        }
    }
}
