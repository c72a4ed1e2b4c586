package dev.slipway.core.adapter.simulated;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunGlance;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.RunStore;
import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.TestTotals;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.Revision;
import dev.slipway.core.time.Medians;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Runs in memory.
public final class SimulatedRunStore implements RunStore {
    private final LinkedHashMap<RunId, PipelineRun> runs = new LinkedHashMap<>();
    private final Set<RunId> cancelAsked = new HashSet<>();

    @Override
    public synchronized PipelineRun create(
            ProjectName project, String ref, Revision revision, Trigger trigger, Instant now) {
        var last =
                runs.keySet().stream()
                        .filter(id -> id.project().equals(project))
                        .mapToInt(RunId::number)
                        .max()
                        .orElse(0);
        return insert(new RunId(project, last + 1, 1), ref, revision, trigger, now);
    }

    @Override
    public synchronized PipelineRun createAttempt(
            RunId of, String ref, Revision revision, Trigger trigger, Instant now) {
        var last =
                runs.keySet().stream()
                        .filter(id ->
                                id.project().equals(of.project()) && id.number() == of.number())
                        .mapToInt(RunId::attempt)
                        .max()
                        .orElseThrow();
        var id = new RunId(of.project(), of.number(), last + 1);
        return insert(id, ref, revision, trigger, now);
    }

    private PipelineRun insert(
            RunId id, String ref, Revision revision, Trigger trigger, Instant now) {
        var run =
                new PipelineRun(
                        id,
                        ref,
                        revision,
                        trigger,
                        Status.QUEUED,
                        now,
                        null,
                        null,
                        List.of(),
                        TestTotals.NONE,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null);
        runs.put(run.id(), run);
        return run;
    }

    @Override
    public synchronized void save(PipelineRun run) {
        var saved = runs.get(run.id());
        if (saved == null || saved.status().isFinal()) {
            throw new IllegalStateException("run " + run.id() + " is not there or has ended");
        }
        runs.put(run.id(), run);
    }

    synchronized boolean removeEnded(RunId id) {
        return find(id).filter(run -> run.status().isFinal()).isPresent()
                && runs.remove(id) != null;
    }

    @Override
    public synchronized Optional<PipelineRun> find(RunId id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public synchronized List<PipelineRun> list(
            Optional<ProjectName> project, Optional<RunId> before, int limit) {
        var newestFirst = new ArrayList<>(runs.values()).reversed();
        return newestFirst.stream()
                .skip(before.map(id -> newestFirst.indexOf(runs.get(id)) + 1).orElse(0))
                .filter(run -> project.map(run.id().project()::equals).orElse(true))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Map<ProjectName, List<RunGlance>> glances(int each) {
        var glances = new HashMap<ProjectName, List<RunGlance>>();
        for (var run : new ArrayList<>(runs.values()).reversed()) {
            var ofProject = glances.computeIfAbsent(run.id().project(), name -> new ArrayList<>());
            if (ofProject.size() < each) {
                ofProject.add(RunGlance.of(run));
            }
        }
        return glances;
    }

    @Override
    public synchronized Map<String, Duration> medians(ProjectName project, int count) {
        var times = new HashMap<String, List<Duration>>();
        for (var run : new ArrayList<>(runs.values()).reversed()) {
            if (run.id().project().equals(project) && run.status().isFinal()) {
                run.allStages().forEach(stage -> addTime(times, stage, count));
            }
        }
        var medians = new HashMap<String, Duration>();
        times.forEach((path, durations) -> medians.put(path, Medians.of(durations)));
        return medians;
    }

    private static void addTime(Map<String, List<Duration>> times, StageResult stage, int count) {
        var duration = stage.duration();
        var ofPath = times.getOrDefault(stage.path(), new ArrayList<>());
        if (stage.status() == Status.SUCCESS && duration != null && ofPath.size() < count) {
            ofPath.add(duration);
            times.put(stage.path(), ofPath);
        }
    }

    @Override
    public synchronized void askCancel(RunId id) {
        if (find(id).filter(run -> !run.status().isFinal()).isPresent()) {
            cancelAsked.add(id);
        }
    }

    @Override
    public synchronized boolean isCancelAsked(RunId id) {
        return cancelAsked.contains(id);
    }
}
