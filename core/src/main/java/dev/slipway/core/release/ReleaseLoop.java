package dev.slipway.core.release;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one release going: one thread looks, one decides. Deciding never waits for the engine, so
/// that a person's word takes effect at once.
final class ReleaseLoop {
    private static final Logger log = LoggerFactory.getLogger(ReleaseLoop.class);
    private static final Duration LOOK_OFTEN = Duration.ofMillis(150);
    private static final Duration LOOK_SELDOM = Duration.ofSeconds(1);

    private final ReleaseId id;
    private final ReleaseStore store;
    private final Deployer world;
    private final Clock clock;
    private final Timer timer;
    private final Reconciler reconciler;
    private final Signal decide = new Signal();
    private final Signal look = new Signal();
    private final AtomicReference<@Nullable Observed> latest = new AtomicReference<>();
    private final SnapshotWriter snapshots;
    private final AtomicBoolean isAsked = new AtomicBoolean();
    private volatile boolean isDone;
    private volatile String problem = "";
    private String said = "";

    ReleaseLoop(ReleaseId id, ReleasePorts ports, Deployer world, Clock clock, Executor executor) {
        this.id = id;
        this.store = ports.releases();
        this.world = world;
        this.clock = clock;
        this.timer = ports.timer();
        this.snapshots = new SnapshotWriter(store, world);
        this.reconciler =
                new Reconciler(
                        id,
                        store,
                        world,
                        ports.events(),
                        clock,
                        executor,
                        this::wake,
                        this::confirmed);
    }

    /// Somebody asked for something, or something was done. What follows is done before the next
    /// look, which would only hold the router up.
    void wake() {
        isAsked.set(true);
        decide.raise();
    }

    // Until the next look this is what is known: a word that comes now must not be taken as done.
    private void confirmed(Reconciler.Tick tick) {
        latest.updateAndGet(look -> look == null ? null : look.withSplitsOf(tick.seen()));
        snapshots.write(tick, problem, clock.instant());
    }

    boolean isDone() {
        return isDone;
    }

    /// Looks until the release is done.
    void watch() throws InterruptedException {
        while (!isDone) {
            observe();
            decide.raise();
            timer.await(look, isUrgent() ? LOOK_OFTEN : LOOK_SELDOM);
        }
    }

    private void observe() {
        try {
            var state = store.find(id).orElseThrow();
            var seen = world.observe(state);
            if (!problem.isEmpty()) {
                reconciler.lostSight();
                problem = "";
            }
            latest.set(seen);
        } catch (ProblemException e) {
            problem = e.summary();
        } catch (RuntimeException bug) {
            log.error("Looking at {} failed", id, bug);
            problem = "Slipway itself failed: " + bug;
        }
    }

    // What cannot be read now (a full disk, say) is asked for again.
    private boolean isUrgent() {
        try {
            return isUrgentNow();
        } catch (ProblemException e) {
            return false;
        }
    }

    private boolean isUrgentNow() {
        return store.find(id)
                .map(state ->
                        switch (state.phase()) {
                            case Pending, Progressing, Promoting, Aborting -> true;
                            case Paused ->
                                    state.wanted().weight().basisPoints() > 0 && !isAsWanted(state);
                            case Healthy -> state.hotUntil() == null;
                            case Degraded -> false;
                        })
                .orElse(false);
    }

    private boolean isAsWanted(ReleaseState state) {
        var seen = latest.get();
        return seen != null
                && state.release()
                        .routed()
                        .allMatch(part ->
                                new Routing(state, part, seen.of(part), seen.at()).isAsWanted());
    }

    /// Decides until the release is done.
    void run() throws InterruptedException {
        Optional<Instant> until = Optional.empty();
        while (!isDone) {
            timer.await(decide, until.map(this::left).orElse(LOOK_SELDOM));
            var wasAsked = isAsked.getAndSet(false);
            until = decide();
            if (wasAsked) {
                look.raise();
            }
        }
        world.forget(id);
        look.raise();
    }

    private Duration left(Instant until) {
        var left = Duration.between(clock.instant(), until);
        return left.isNegative()
                ? Duration.ZERO
                : left.compareTo(LOOK_SELDOM) < 0 ? left : LOOK_SELDOM;
    }

    private Optional<Instant> decide() {
        var seen = latest.get();
        try {
            if (seen == null) {
                snapshots.problem(id, problem, clock.instant());
                return Optional.empty();
            }
            var tick = reconciler.tick(seen.watchedSince(reconciler.watchedSince()));
            snapshots.write(tick, problem, clock.instant());
            isDone = tick.isDone();
            said = "";
            return tick.until();
        } catch (ProblemException e) {
            // Once, not each second: the log may be on the disk that is full.
            if (!e.code().equals(said)) {
                log.warn("{} cannot go on: {}", id, e.getMessage());
            }
            said = e.code();
        } catch (RuntimeException bug) {
            log.error("{} cannot go on", id, bug);
        }
        return Optional.of(clock.instant().plus(LOOK_SELDOM));
    }
}
