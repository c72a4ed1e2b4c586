package dev.slipway.core.pipeline.trigger;

import dev.slipway.core.event.EventBus;
import dev.slipway.core.event.Subscription;
import dev.slipway.core.pipeline.PipelineEvent;
import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectStore;
import dev.slipway.core.source.watch.Cause;
import dev.slipway.core.source.watch.WatchEvent;
import dev.slipway.core.source.watch.WatchStore;
import dev.slipway.core.source.watch.Watching;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Carries out the `triggers` of watched branches: times, asking for changes at times, and runs of
/// other projects. What fell into a time when nobody watched is not made up for. Safe from any
/// thread.
public final class Schedules implements AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(15);

    private final ProjectStore projects;
    private final WatchStore watches;
    private final Watching watching;
    private final Pipelines pipelines;
    private final TriggeredRuns runs;
    private final EventBus events;
    private final Clock clock;
    private final ZoneId zone;
    private final Timer timer;
    private final Map<String, Declared> known = new ConcurrentHashMap<>();
    private @Nullable Subscription subscription;
    private @Nullable Thread thread;

    /// @param zone of times that name none
    public Schedules(
            ProjectStore projects,
            WatchStore watches,
            Watching watching,
            Pipelines pipelines,
            TriggeredRuns runs,
            EventBus events,
            Clock clock,
            ZoneId zone,
            Timer timer) {
        this.projects = projects;
        this.watches = watches;
        this.watching = watching;
        this.pipelines = pipelines;
        this.runs = runs;
        this.events = events;
        this.clock = clock;
        this.zone = zone;
        this.timer = timer;
    }

    public synchronized void start() {
        subscription = events.on(PipelineEvent.RunChanged.class, this::follow);
        thread = Thread.ofVirtual().name("schedules").start(this::run);
    }

    private void run() {
        try {
            for (var last = clock.instant(); ; ) {
                timer.await(new Signal(), TICK);
                var now = clock.instant();
                tick(last, now);
                last = now;
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// Does what falls after `last` and not after `now`, each once.
    void tick(Instant last, Instant now) {
        forEachBranch((project, branch) -> {
            var declared = declared(project, branch);
            if (isDue(declared.cron(), last, now)) {
                start(project, branch, Trigger.CRON);
            }
            if (isDue(declared.pollScm(), last, now)) {
                watching.lookNow(project.name(), Cause.POLL);
            }
        });
    }

    private static boolean isDue(List<Cron> times, Instant last, Instant now) {
        return times.stream()
                .flatMap(cron -> cron.after(last).stream())
                .anyMatch(next -> !next.isAfter(now));
    }

    private void follow(PipelineEvent.RunChanged changed) {
        if (changed.status().isFinal()) {
            Thread.ofVirtual()
                    .name("downstream of " + changed.run())
                    .start(() -> downstream(changed));
        }
    }

    private void downstream(PipelineEvent.RunChanged changed) {
        var upstream = changed.run().project();
        forEachBranch((project, branch) -> {
            if (!project.name().equals(upstream)
                    && declared(project, branch).follows(upstream.value(), changed.status())) {
                start(project, branch, Trigger.UPSTREAM);
            }
        });
    }

    private void forEachBranch(BiConsumer<Project, String> action) {
        for (var project : projects.all()) {
            var watch = watches.find(project.name());
            if (watch.isOn()) {
                watches.seen(project.name()).orElse(Map.of()).keySet().stream()
                        .filter(watch.branches()::matches)
                        .forEach(branch -> action.accept(project, branch));
            }
        }
    }

    private void start(Project project, String branch, Trigger trigger) {
        try {
            runs.start(project, branch, trigger);
        } catch (ProblemException problem) {
            events.publish(new WatchEvent.LookFailed(clock.instant(), project.name(), problem));
        }
    }

    private Declared declared(Project project, String branch) {
        var hash = watches.seen(project.name()).map(seen -> seen.get(branch));
        var key = project.name() + " " + branch + " " + hash.orElse("");
        var before = known.get(key);
        if (before != null) {
            return before;
        }
        try {
            var now = read(project, branch);
            known.keySet().removeIf(old -> old.startsWith(project.name() + " " + branch + " "));
            known.put(key, now);
            return now;
        } catch (ProblemException triedAgainAtTheNextTick) {
            return Declared.NOTHING;
        }
    }

    private Declared read(Project project, String branch) {
        return pipelines
                .text(project, branch)
                .parsed()
                .pipeline()
                .map(pipeline -> Declared.of(pipeline, project.name().value(), zone))
                .orElse(Declared.NOTHING);
    }

    @Override
    public synchronized void close() {
        if (subscription != null) {
            subscription.close();
        }
        if (thread != null) {
            thread.interrupt();
        }
    }
}
