package dev.slipway.core.adapter.simulated;

import dev.slipway.core.compose.Application;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.release.Deployed;
import dev.slipway.core.release.JournalEntry;
import dev.slipway.core.release.Phase;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.release.ReleaseState;
import dev.slipway.core.release.ReleaseStore;
import dev.slipway.core.release.Sample;
import dev.slipway.core.release.Side;
import dev.slipway.core.release.Snapshot;
import dev.slipway.core.release.Version;
import dev.slipway.core.release.VersionId;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.traffic.Measurement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Releases in memory.
public final class SimulatedReleaseStore implements ReleaseStore {
    private record Where(ProjectName project, EnvironmentName environment) {}

    private final Map<ProjectName, List<Version>> versions = new HashMap<>();
    private final Map<ReleaseId, Application> applications = new HashMap<>();
    private final Map<Long, ReleaseState> releases = new TreeMap<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private final Map<Where, Deployed> deployed = new HashMap<>();
    private final Map<ReleaseId, Snapshot> snapshots = new HashMap<>();
    private final Map<ReleaseId, List<Sample>> samples = new HashMap<>();
    private final Map<ReleaseId, Map<String, Measurement>> meters = new HashMap<>();

    @Override
    public synchronized Version version(Draft draft) {
        var made = versions.computeIfAbsent(draft.project(), _ -> new ArrayList<>());
        return made.stream()
                .filter(v -> v.isMadeOf(draft.images(), draft.configDigest()))
                .findFirst()
                .orElseGet(() -> {
                    var version = draft.version(new VersionId(made.size() + 1));
                    made.add(version);
                    return version;
                });
    }

    @Override
    public synchronized Optional<Version> version(ProjectName project, VersionId id) {
        return versions.getOrDefault(project, List.of()).stream()
                .filter(version -> version.id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized Application application(ReleaseId id) {
        return Optional.ofNullable(applications.get(id)).orElseThrow();
    }

    @Override
    public synchronized ReleaseState create(
            ProjectName project,
            EnvironmentName environment,
            Function<Target, Made> make,
            String why) {
        var next = new ReleaseId(releases.size() + 1L);
        var open =
                unfinished().stream()
                        .filter(s -> where(s.release()).equals(new Where(project, environment)))
                        .toList();
        var made = make.apply(new Target(next, deployed(project, environment), open));
        var release = made.release();
        applications.put(next, made.application());
        var state = ReleaseState.pending(release);
        releases.put(next.number(), state);
        journal.add(
                new JournalEntry(
                        next,
                        0,
                        release.startedAt(),
                        Phase.Pending,
                        "asked for",
                        release.by(),
                        why,
                        ""));
        return state;
    }

    @Override
    public synchronized Optional<ReleaseState> find(ReleaseId id) {
        return Optional.ofNullable(releases.get(id.number()));
    }

    @Override
    public synchronized List<Newest> newest() {
        var newest = new HashMap<Where, ReleaseState>();
        releases.values()
                .forEach(s ->
                        newest.merge(
                                where(s.release()),
                                s,
                                (a, b) -> a.id().number() > b.id().number() ? a : b));
        return newest.entrySet().stream()
                .map(e -> new Newest(e.getValue(), Optional.ofNullable(deployed.get(e.getKey()))))
                .toList();
    }

    @Override
    public synchronized List<ReleaseState> unfinished() {
        return releases.values().stream().filter(ReleaseState::needsDriver).toList();
    }

    @Override
    public synchronized List<ReleaseState> list(
            Optional<ProjectName> project, Optional<EnvironmentName> environment, int limit) {
        return releases.values().stream()
                .filter(s -> project.map(s.release().project()::equals).orElse(true))
                .filter(s -> environment.map(s.release().environment()::equals).orElse(true))
                .sorted(Comparator.comparing((ReleaseState s) -> s.id().number()).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean save(
            ReleaseState next, JournalEntry entry, Optional<Deployed> runs) {
        var saved = releases.get(next.id().number());
        if (saved == null || saved.sequence() + 1 != next.sequence()) {
            return false;
        }
        releases.put(next.id().number(), next);
        journal.add(entry);
        runs.ifPresent(now -> deployed.put(where(next.release()), now));
        return true;
    }

    @Override
    public synchronized List<JournalEntry> journal(ReleaseId id) {
        return journal.stream().filter(entry -> entry.release().equals(id)).toList();
    }

    @Override
    public synchronized Optional<Deployed> deployed(
            ProjectName project, EnvironmentName environment) {
        return Optional.ofNullable(deployed.get(new Where(project, environment)));
    }

    @Override
    public synchronized void undeploy(ProjectName project, EnvironmentName environment) {
        deployed.remove(new Where(project, environment));
    }

    @Override
    public synchronized void show(ReleaseId id, Snapshot snapshot) {
        snapshots.put(id, snapshot);
    }

    @Override
    public synchronized Optional<Snapshot> shown(ReleaseId id) {
        return Optional.ofNullable(snapshots.get(id));
    }

    @Override
    public synchronized List<Sample> samples(ReleaseId id, Instant since) {
        return samples.getOrDefault(id, List.of()).stream()
                .filter(sample -> sample.at().isAfter(since))
                .toList();
    }

    @Override
    public synchronized void count(
            ReleaseId id, List<Sample> counted, Map<String, Measurement> said) {
        samples.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(counted);
        meters.computeIfAbsent(id, _ -> new HashMap<>()).putAll(said);
    }

    @Override
    public synchronized Map<String, Measurement> meters(ReleaseId id) {
        return Map.copyOf(meters.getOrDefault(id, Map.of()));
    }

    @Override
    public synchronized Map<String, Map<Side, Sample>> totals(ReleaseId id) {
        var totals = new HashMap<String, Map<Side, Sample>>();
        for (var sample : samples.getOrDefault(id, List.of())) {
            totals.computeIfAbsent(sample.service(), _ -> new HashMap<>())
                    .merge(sample.side(), sample, Sample::plus);
        }
        return totals;
    }

    private static Where where(Release release) {
        return new Where(release.project(), release.environment());
    }
}
