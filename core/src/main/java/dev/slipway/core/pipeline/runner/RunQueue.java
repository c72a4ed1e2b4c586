package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Options;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunStore;
import dev.slipway.core.settings.FileLocks;
import dev.slipway.core.settings.Home;
import dev.slipway.core.settings.SettingsFile;
import dev.slipway.core.time.Timer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Lets runs begin when there is a place for them: so many at once in a home, so many of one
/// project, one of a project that wants no concurrent builds. Places are files with OS locks, so
/// that a process that dies gives its place back. Safe from any thread and process.
final class RunQueue {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(150);
    private static final int RUNS_BACK = 50;
    private static final List<FileLocks.Held> NOTHING = List.of();

    private final Home home;
    private final RunStore store;
    private final Timer timer;

    RunQueue(Home home, RunStore store, Timer timer) {
        this.home = home;
        this.store = store;
        this.timer = timer;
    }

    /// Waits for a place. Throws `Halted` when the run was cancelled meanwhile.
    RunPlace enter(Job job) throws InterruptedException {
        var begun = timer.nanoTime();
        quietPeriod(job);
        abortPrevious(job);
        var alone = isAlone(job.pipeline().options()) ? await(job, this::alone) : NOTHING;
        try {
            var shared = await(job, this::shared);
            var waited = Duration.ofNanos(timer.nanoTime() - begun);
            return new RunPlace(alone, shared, waited, () -> await(job, this::shared));
        } catch (RuntimeException | InterruptedException e) {
            alone.forEach(FileLocks.Held::close);
            throw e;
        }
    }

    private List<FileLocks.Held> await(Job job, Function<Job, List<List<Path>>> wanted)
            throws InterruptedException {
        while (true) {
            var locks = tryAll(wanted.apply(job));
            if (locks.isPresent()) {
                return locks.get();
            }
            job.halt().pause(LOOK_AGAIN, timer);
        }
    }

    /// Only what nobody waits for in front of a screen is held back.
    private void quietPeriod(Job job) throws InterruptedException {
        var seconds =
                job.request().trigger().isAutomatic()
                        ? StaticOptions.number(job.pipeline().options(), "quietPeriod")
                        : 0;
        if (seconds > 0) {
            job.halt().pause(Duration.ofSeconds(seconds), timer);
        }
    }

    private void abortPrevious(Job job) {
        if (StaticOptions.flag(
                job.pipeline().options(), "disableConcurrentBuilds", "abortPrevious")) {
            others(job).forEach(run -> store.askCancel(run.id()));
        }
    }

    private List<PipelineRun> others(Job job) {
        var project = Optional.of(job.project().name());
        return store.list(project, Optional.of(job.queued().id()), RUNS_BACK).stream()
                .filter(run -> !run.status().isFinal() && run.ref().equals(job.queued().ref()))
                .toList();
    }

    private List<List<Path>> alone(Job job) {
        return List.of(List.of(file(name(job) + "-alone")));
    }

    private List<List<Path>> shared(Job job) {
        var settings = new SettingsFile(home).read();
        return List.of(
                places(name(job), settings.runsPerProject()), places("all", settings.runsAtOnce()));
    }

    private static String name(Job job) {
        return "project-" + job.project().name();
    }

    /// One of each list, or nothing.
    private static Optional<List<FileLocks.Held>> tryAll(List<List<Path>> wanted) {
        var held = new ArrayList<FileLocks.Held>();
        for (var places : wanted) {
            var one = places.stream().map(FileLocks::tryTake).flatMap(Optional::stream).findFirst();
            if (one.isEmpty()) {
                held.forEach(FileLocks.Held::close);
                return Optional.empty();
            }
            held.add(one.get());
        }
        return Optional.of(held);
    }

    private static boolean isAlone(Options options) {
        return options.has("disableConcurrentBuilds");
    }

    private List<Path> places(String name, int count) {
        var places = new ArrayList<Path>();
        for (var i = 1; i <= count; i++) {
            places.add(file(name + "-" + i));
        }
        return places;
    }

    private Path file(String name) {
        return home.runs().resolve(".places").resolve(name);
    }
}
