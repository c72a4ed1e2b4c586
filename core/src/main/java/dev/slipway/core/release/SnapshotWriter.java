package dev.slipway.core.release;

import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        show(state.id(), of(state, tick.seen(), world, problem, now));
    }

    static Snapshot of(
            ReleaseState state, Observed seen, Deployer world, String problem, Instant now) {
        var effective = new HashMap<String, Weight>();
        state.release()
                .routed()
                .filter(part -> part.candidate().isPresent())
                .forEach(part ->
                        effective.put(
                                part.service(),
                                new Routing(state, part, seen.of(part), now)
                                        .weightOf(Side.CANDIDATE)));
        var ready =
                state.release().parts().stream()
                        .map(part ->
                                new Snapshot.ServiceReady(
                                        part.service(),
                                        seen.of(part).ready(Side.STABLE),
                                        seen.of(part).ready(Side.CANDIDATE)))
                        .toList();
        var progress = new Progress(state, seen, now, new Repairs(state, seen, now));
        return new Snapshot(
                now,
                effective,
                effective.isEmpty() ? null : seen.at(),
                ready,
                world.endpoints(state.release()),
                waitsFor(state, progress, now),
                until(state, progress, now),
                problem.isEmpty() ? trouble(seen) : problem,
                seen.verdicts(),
                beside(state, seen, now));
    }

    private static List<Snapshot.Beside> beside(ReleaseState state, Observed seen, Instant now) {
        var beside = new ArrayList<Snapshot.Beside>();
        state.release()
                .routed()
                .forEach(part -> {
                    var routing = new Routing(state, part, seen.of(part), now);
                    part.tried().stream()
                            .filter(Side.FURTHER::contains)
                            .forEach(side ->
                                    beside.add(
                                            new Snapshot.Beside(
                                                    part.service(),
                                                    side,
                                                    seen.of(part).ready(side),
                                                    routing.weightOf(side))));
                });
        return beside;
    }

    private static String waitsFor(ReleaseState state, Progress progress, Instant now) {
        return switch (state.phase()) {
            case Progressing, Promoting ->
                    state.analysis().isPresent()
                            ? "a verdict of the analysis"
                            : state.step()
                                            .filter(ReleaseStep.RunChecks.class::isInstance)
                                            .isPresent()
                                    ? new CheckCourse(state, now).waitsFor()
                                    : progress.waitsFor();
            case Aborting -> "the candidate to finish its requests and go";
            case Pending, Paused, Healthy, Degraded -> "";
        };
    }

    private static @Nullable Instant until(ReleaseState state, Progress progress, Instant now) {
        return switch (state.phase()) {
            case Progressing, Promoting ->
                    now.plus(state.analysis().map(progress::leftOf).orElseGet(progress::left));
            case Pending, Paused, Aborting, Healthy, Degraded -> null;
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
                                    now, Map.of(), null, List.of(), Map.of(), "", null, problem,
                                    List.of(), List.of())
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
