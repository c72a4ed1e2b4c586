package dev.slipway.core.source.watch;

import dev.slipway.core.event.EventBus;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.LocalRepository;
import dev.slipway.core.source.Project;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches one project on a thread of its own until it is closed. After a failed look the pause
/// doubles up to half an hour; every pause varies by a tenth, so that many projects do not ask at
/// the same moment.
final class ProjectWatcher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ProjectWatcher.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(15);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(30);
    private static final Duration NO_POLL = Duration.ofDays(1);

    private final Project project;
    private final Watch watch;
    private final BranchLook look;
    private final EventBus events;
    private final Clock clock;
    private final Timer timer;
    private final Signal wake = new Signal();
    private final AtomicReference<Cause> cause = new AtomicReference<>(Cause.POLL);
    private final Thread thread;

    ProjectWatcher(
            Project project,
            Watch watch,
            BranchLook look,
            EventBus events,
            Clock clock,
            Timer timer) {
        this.project = project;
        this.watch = watch;
        this.look = look;
        this.events = events;
        this.clock = clock;
        this.timer = timer;
        this.thread = Thread.ofVirtual().name("watch " + project.name()).unstarted(this::run);
    }

    Project project() {
        return project;
    }

    Watch watch() {
        return watch;
    }

    void start() {
        thread.start();
    }

    void lookNow(Cause because) {
        cause.set(because);
        wake.raise();
    }

    private void run() {
        try (var _ = localRefs()) {
            for (var failures = 0; ; ) {
                failures = isFine() ? 0 : failures + 1;
                timer.await(wake, pause(failures));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private LocalRefs localRefs() {
        var repository =
                project.isLocal() && watch.localCommits()
                        ? LocalRepository.around(Path.of(project.location()))
                        : java.util.Optional.<LocalRepository>empty();
        return new LocalRefs(repository, timer, () -> lookNow(Cause.LOCAL_COMMIT));
    }

    private boolean isFine() {
        try {
            look.look(project, watch, cause.getAndSet(Cause.POLL));
            return true;
        } catch (ProblemException problem) {
            events.publish(new WatchEvent.LookFailed(clock.instant(), project.name(), problem));
        } catch (RuntimeException bug) {
            log.error("Watching {} failed", project.name(), bug);
        }
        return false;
    }

    Duration pause(int failures) {
        var usual = watch.poll().orElse(NO_POLL);
        if (failures > 0) {
            var retry = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 10));
            usual = retry.compareTo(LONGEST_RETRY) < 0 ? retry : LONGEST_RETRY;
        }
        var tenth = usual.toMillis() / 10;
        return usual.plusMillis(ThreadLocalRandom.current().nextLong(-tenth, tenth + 1));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
