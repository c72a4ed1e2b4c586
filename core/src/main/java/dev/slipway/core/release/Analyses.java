package dev.slipway.core.release;

import dev.slipway.core.compose.AnalysisSpec;
import dev.slipway.core.release.verdict.Analysis;
import dev.slipway.core.release.verdict.Bounds;
import dev.slipway.core.release.verdict.Ceiling;
import dev.slipway.core.release.verdict.Interval;
import dev.slipway.core.release.verdict.MetricVerdict;
import dev.slipway.core.release.verdict.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The figures of each release's present analysis, from the counts that were saved since it began:
/// another process comes to the same ones. Safe from any thread.
final class Analyses {
    /// Counts of several services are saved one after the other.
    private static final Duration LATE = Duration.ofSeconds(3);

    private final ReleaseStore store;
    private final Map<ReleaseId, Running> running = new ConcurrentHashMap<>();

    Analyses(ReleaseStore store) {
        this.store = store;
    }

    /// Empty where the release is at no analysis.
    List<MetricVerdict> verdicts(ReleaseState state) {
        if (state.phase() != Phase.Progressing && state.phase() != Phase.Paused) {
            return List.of();
        }
        return state.analysis()
                .or(() -> state.release().test().map(_ -> AnalysisSpec.DEFAULT))
                .map(spec ->
                        running.compute(
                                        state.id(),
                                        (_, known) ->
                                                known != null && known.since.equals(state.since())
                                                        ? known
                                                        : new Running(state, spec))
                                .read())
                .orElse(List.of());
    }

    void forget(ReleaseId id) {
        running.remove(id);
    }

    static Settings settings(AnalysisSpec spec, boolean isSticky) {
        return new Settings(
                spec.errors().map(e -> new Bounds(e.regressedAbove(), e.safeBelow())),
                spec.errors().map(e -> new Ceiling(e.ceiling())).orElse(Ceiling.DEFAULT),
                spec.latency().map(l -> new Bounds(l.regressedAbove(), l.safeBelow())),
                spec.latency().map(l -> l.slo().toNanos() / 1000).orElse(Long.MAX_VALUE),
                Set.copyOf(spec.dryRun()),
                !isSticky);
    }

    private final class Running {
        private final ReleaseId id;
        private final Instant since;
        private final Map<String, Analysis> services = new TreeMap<>();
        private final Set<String> counted = new HashSet<>();
        private Instant readUpTo;

        Running(ReleaseState state, AnalysisSpec spec) {
            id = state.id();
            since = state.since();
            readUpTo = since;
            var compared =
                    state.release()
                            .routed()
                            .filter(p -> p.stable().isPresent() && p.candidate().isPresent())
                            .map(Part::service)
                            .toList();
            var settings = settings(spec, state.release().isSticky());
            compared.forEach(service ->
                    services.put(
                            service, new Analysis(settings, compared.size() * settings.gating())));
        }

        synchronized List<MetricVerdict> read() {
            var from = readUpTo.minus(LATE);
            var intervals = new TreeMap<Instant, Map<String, List<Sample>>>();
            for (var sample : store.samples(id, from.isBefore(since) ? since : from)) {
                if (counted.add(sample.service() + sample.side() + sample.at())) {
                    intervals
                            .computeIfAbsent(sample.at(), _ -> new TreeMap<>())
                            .computeIfAbsent(sample.service(), _ -> new ArrayList<>())
                            .add(sample);
                }
            }
            intervals.forEach((at, byService) -> {
                byService.forEach((service, both) ->
                        Optional.ofNullable(services.get(service))
                                .ifPresent(analysis -> analysis.add(interval(at, both))));
                readUpTo = at;
            });
            return told();
        }

        private List<MetricVerdict> told() {
            var isAlone = services.size() == 1;
            var all = new ArrayList<MetricVerdict>();
            services.forEach((service, analysis) ->
                    analysis.verdicts().forEach(v -> all.add(isAlone ? v : v.of(service))));
            return all;
        }

        private static Interval interval(Instant at, List<Sample> both) {
            var candidate = of(both, Side.CANDIDATE);
            var stable = of(both, Side.STABLE);
            var asked =
                    candidate
                            .map(Sample::asked)
                            .or(() -> stable.map(s -> s.asked().rest()))
                            .orElseThrow();
            return new Interval(
                    at, asked.basisPoints() / 10_000.0, counts(candidate), counts(stable));
        }

        private static Optional<Sample> of(List<Sample> both, Side side) {
            return both.stream().filter(s -> s.side() == side).reduce(Sample::plus);
        }

        private static Interval.Counts counts(Optional<Sample> sample) {
            return sample.map(s -> new Interval.Counts(s.requests(), s.errors(), s.latency()))
                    .orElse(Interval.Counts.NONE);
        }
    }
}
