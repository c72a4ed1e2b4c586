package dev.slipway.core.release;

import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows others what the driver sees: at each change, and once in a while as a sign of life. One
/// thread.
final class SnapshotWriter {
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);

    private final ReleaseStore store;
    private final Deployer world;
    private @Nullable Snapshot last;

    SnapshotWriter(ReleaseStore store, Deployer world) {
        this.store = store;
        this.world = world;
    }

    void write(Reconciler.Tick tick, String problem, Instant now) {
        var state = tick.state();
        var effective = new HashMap<String, Weight>();
        state.release()
                .routed()
                .filter(part -> part.candidate().isPresent())
                .forEach(part ->
                        effective.put(
                                part.service(),
                                new Routing(state, part, tick.seen().of(part), now)
                                        .weightOf(Side.CANDIDATE)));
        var ready =
                state.release().parts().stream()
                        .map(part ->
                                new Snapshot.ServiceReady(
                                        part.service(),
                                        tick.seen().of(part).ready(Side.STABLE),
                                        tick.seen().of(part).ready(Side.CANDIDATE)))
                        .toList();
        show(
                state.id(),
                new Snapshot(
                        now,
                        effective,
                        effectiveAt(effective, tick.seen().at()),
                        ready,
                        world.endpoints(state.release()),
                        waitsFor(tick, now),
                        until(tick, now).orElse(null),
                        problem.isEmpty() ? trouble(tick.seen()) : problem));
    }

    private @Nullable Instant effectiveAt(Map<String, Weight> effective, Instant seenAt) {
        return effective.isEmpty() ? null : seenAt;
    }

    private static String waitsFor(Reconciler.Tick tick, Instant now) {
        return switch (tick.state().phase()) {
            case Progressing, Promoting ->
                    new Progress(
                                    tick.state(),
                                    tick.seen(),
                                    now,
                                    new Repairs(tick.state(), tick.seen(), now))
                            .waitsFor();
            case Aborting -> "the candidate to finish its requests and go";
            case Pending, Paused, Healthy, Degraded -> "";
        };
    }

    private static Optional<Instant> until(Reconciler.Tick tick, Instant now) {
        return switch (tick.state().phase()) {
            case Progressing, Promoting ->
                    Optional.of(
                            now.plus(
                                    new Progress(
                                                    tick.state(),
                                                    tick.seen(),
                                                    now,
                                                    new Repairs(tick.state(), tick.seen(), now))
                                            .left()));
            case Pending, Paused, Aborting, Healthy, Degraded -> Optional.empty();
        };
    }

    private static String trouble(Observed seen) {
        return seen.troubles().values().stream()
                .findFirst()
                .map(trouble -> trouble.problem().summary())
                .orElse("");
    }

    /// Nothing can be seen.
    void problem(ReleaseId id, String problem, Instant now) {
        if (!problem.isEmpty()) {
            var before = last;
            show(
                    id,
                    before == null
                            ? new Snapshot(
                                    now, Map.of(), null, List.of(), Map.of(), "", null, problem)
                            : before.with(now, problem));
        }
    }

    private void show(ReleaseId id, Snapshot snapshot) {
        var before = last;
        var isNews =
                before == null
                        || !before.isLike(snapshot)
                        || Duration.between(before.at(), snapshot.at()).compareTo(SIGN_OF_LIFE)
                                >= 0;
        if (isNews) {
            store.show(id, snapshot);
            last = snapshot;
        }
    }
}
