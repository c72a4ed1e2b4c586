package dev.slipway.core.release;

import dev.slipway.core.event.EventBus;
import dev.slipway.core.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Carries one release on: asks the rules, saves what they say, does what they ask for. Keeps
/// nothing that it could not find again, so it may be lost at any moment. One thread; actions run
/// on the executor's.
final class Reconciler {
    /// More moves than any plan has at once: a rule that went in circles would be a bug.
    private static final int MOST_MOVES = 1_000;

    private final ReleaseId id;
    private final ReleaseStore store;
    private final World world;
    private final EventBus events;
    private final Clock clock;
    private final Doings doings;
    private final Consumer<Tick> confirmed;
    private Instant watchedSince;

    /// @param executor runs actions · wake is told when one has ended · confirmed is told of each
    ///   split that the router confirmed, before anything is made of it
    Reconciler(
            ReleaseId id,
            ReleaseStore store,
            World world,
            EventBus events,
            Clock clock,
            Executor executor,
            Runnable wake,
            Consumer<Tick> confirmed) {
        this.id = id;
        this.store = store;
        this.world = world;
        this.events = events;
        this.clock = clock;
        this.doings = new Doings(world, clock, executor, wake);
        this.confirmed = confirmed;
        this.watchedSince = clock.instant();
    }

    /// Deadlines begin anew: nothing could be seen until now.
    void lostSight() {
        watchedSince = clock.instant();
    }

    Instant watchedSince() {
        return watchedSince;
    }

    /// What followed from a look.
    ///
    /// @param seen the look, with what was done since · until when to look again, empty = as soon
    ///   as something changed · isDone nothing is left to do
    record Tick(ReleaseState state, Observed seen, Optional<Instant> until, boolean isDone) {}

    /// Moves as far as this look allows.
    Tick tick(Observed look) {
        var seen = look;
        for (var moves = 0; moves < MOST_MOVES; moves++) {
            var state = store.find(id).orElseThrow();
            seen = seen.with(doings.underWay(), doings.troubles());
            switch (Rules.next(state, seen, clock.instant())) {
                case Decision.Act(var actions) -> {
                    var split = firstSplit(actions);
                    if (split.isEmpty()) {
                        actions.forEach(action -> doings.begin(state, action, look.at()));
                        return new Tick(state, seen, Optional.empty(), false);
                    }
                    if (!doings.split(state, split.get())) {
                        beginOthers(state, actions, look.at());
                        return new Tick(state, seen, Optional.empty(), false);
                    }
                    seen = seen.with(split.get());
                    confirmed.accept(new Tick(state, seen, Optional.empty(), false));
                }
                case Decision.Move(var to, var what) -> move(state, to, what);
                case Decision.Fail fail -> fail(fail);
                case Decision.Wait(var until) -> {
                    return new Tick(state, seen, Optional.of(until), false);
                }
                case Decision.Done() -> {
                    return new Tick(state, seen, Optional.empty(), !state.needsDriver());
                }
            }
        }
        throw new IllegalStateException("the rules go in circles for " + id);
    }

    private static Optional<Action.Split> firstSplit(List<Action> actions) {
        return actions.stream()
                .filter(Action.Split.class::isInstance)
                .map(Action.Split.class::cast)
                .findFirst();
    }

    private void beginOthers(ReleaseState state, List<Action> actions, Instant look) {
        actions.stream()
                .filter(action -> !(action instanceof Action.Split))
                .forEach(action -> doings.begin(state, action, look));
    }

    private void move(ReleaseState from, ReleaseState to, String what) {
        save(from.phase(), to, JournalEntry.of(to, clock.instant(), what));
    }

    private void fail(Decision.Fail fail) {
        var left = fail.containers().isEmpty() ? "" : evidence(fail);
        save(
                Phase.Progressing,
                fail.to(),
                JournalEntry.of(fail.to(), clock.instant(), "fails: " + fail.cause()).with(left));
    }

    private String evidence(Decision.Fail fail) {
        try {
            return world.evidence(fail.to(), fail.containers());
        } catch (ProblemException e) {
            return "What they left behind cannot be read: " + e.summary();
        }
    }

    // If another process was faster the next look starts from what it saved.
    private void save(Phase before, ReleaseState to, JournalEntry entry) {
        if (store.save(to, entry, deployed(before, to))) {
            if (before != to.phase()) {
                doings.forgetTroubles();
            }
            events.publish(new ReleaseEvent.Moved(entry.at(), id, to.phase()));
        }
    }

    /// What runs for good changes in the same transaction that makes the release healthy.
    private Optional<Deployed> deployed(Phase before, ReleaseState to) {
        if (before == Phase.Healthy || to.phase() != Phase.Healthy || to.keepsStable()) {
            return Optional.empty();
        }
        var release = to.release();
        var running = store.deployed(release.project(), release.environment());
        return Optional.of(Deployed.after(running.map(Deployed::services).orElse(Map.of()), to));
    }
}
