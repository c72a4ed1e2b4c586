package dev.slipway.core.release;

import dev.slipway.core.compose.AnalysisSpec;
import dev.slipway.core.release.verdict.Analysis;
import dev.slipway.core.release.verdict.Bounds;
import dev.slipway.core.release.verdict.Ceiling;
import dev.slipway.core.release.verdict.EvidencePoint;
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
        return running(state).map(Running::read).orElse(List.of());
    }

    /// How the evidence of the present analysis grew, oldest first; empty where there is none.
    List<EvidencePoint> evidence(ReleaseState state) {
        return running(state).map(Running::readCurve).orElse(List.of());
    }

    private Optional<Running> running(ReleaseState state) {
        if (state.phase() != Phase.Progressing && state.phase() != Phase.Paused) {
            return Optional.empty();
        }
        return state.analysis()
                .or(() -> state.release().test().map(_ -> AnalysisSpec.DEFAULT))
                .map(spec ->
                        running.compute(
                                state.id(),
                                (_, known) ->
                                        known != null && known.since.equals(state.since())
                                                ? known
                                                : new Running(state, spec)));
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
        private final List<Comparison> comparisons = new ArrayList<>();
        private final Set<String> counted = new HashSet<>();
        private final EvidenceCurve curve = new EvidenceCurve();
        private Instant readUpTo;

        Running(ReleaseState state, AnalysisSpec spec) {
            id = state.id();
            since = state.since();
            readUpTo = since;
            var settings = settings(spec, state.release().isSticky());
            var pairs = Comparison.Pair.of(state.release());
            pairs.forEach(pair ->
                    comparisons.add(
                            new Comparison(
                                    pair,
                                    new Analysis(settings, pairs.size() * settings.gating()))));
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
                comparisons.forEach(comparison ->
                        comparison.add(
                                at,
                                byService.getOrDefault(comparison.pair().service(), List.of())));
                curve.add(points(at));
                readUpTo = at;
            });
            return told();
        }

        synchronized List<EvidencePoint> readCurve() {
            read();
            return curve.points();
        }

        private List<EvidencePoint> points(Instant at) {
            var isAlone = comparisons.size() == 1;
            return comparisons.stream()
                    .flatMap(comparison ->
                            comparison.analysis().evidence(at).stream()
                                    .map(p -> isAlone ? p : p.of(comparison.pair().name())))
                    .toList();
        }

        private List<MetricVerdict> told() {
            var isAlone = comparisons.size() == 1;
            return comparisons.stream()
                    .flatMap(comparison ->
                            comparison.analysis().verdicts().stream()
                                    .map(v -> isAlone ? v : v.of(comparison.pair().name())))
                    .toList();
        }
    }
}
