package dev.slipway.core.adapter.simulated;

import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunArchive;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.source.ProjectName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Ended runs in memory.
public final class SimulatedRunArchive implements RunArchive {
    private final SimulatedRunStore runs;
    private final Set<RunId> kept = new HashSet<>();
    private final Set<RunId> without = new HashSet<>();

    public SimulatedRunArchive(SimulatedRunStore runs) {
        this.runs = runs;
    }

    private List<PipelineRun> all(Optional<ProjectName> project) {
        return runs.list(project, Optional.empty(), Integer.MAX_VALUE);
    }

    @Override
    public synchronized List<Entry> entries(ProjectName project) {
        return all(Optional.of(project)).stream()
                .map(run ->
                        new Entry(
                                run.id(),
                                run.ref(),
                                run.queuedAt(),
                                run.status(),
                                run.status().isFinal()
                                        && !run.artifacts().isEmpty()
                                        && !without.contains(run.id()),
                                kept.contains(run.id())))
                .toList();
    }

    @Override
    public synchronized void keep(RunId run, boolean wanted) {
        if (wanted) {
            kept.add(run);
        } else {
            kept.remove(run);
        }
    }

    @Override
    public synchronized boolean remove(RunId run) {
        return !kept.contains(run) && runs.removeEnded(run);
    }

    @Override
    public synchronized void giveUpArtifacts(RunId run) {
        if (!kept.contains(run)) {
            without.add(run);
        }
    }

    @Override
    public synchronized Set<String> neededArtifacts() {
        return all(Optional.empty()).stream()
                .filter(run -> !without.contains(run.id()))
                .flatMap(run -> run.artifacts().stream())
                .map(Artifact::sha256)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized List<Use> usesOf(String sha256) {
        return all(Optional.empty()).stream()
                .filter(run -> run.status().isFinal())
                .flatMap(run ->
                        run.artifacts().stream()
                                .filter(artifact -> artifact.sha256().equals(sha256))
                                .map(artifact ->
                                        new Use(
                                                run.id(),
                                                artifact.path(),
                                                run.queuedAt(),
                                                !without.contains(run.id()))))
                .toList();
    }
}
