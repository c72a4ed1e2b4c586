package dev.slipway.core.pipeline.archive;

import dev.slipway.core.event.StoreChanged;
import dev.slipway.core.pipeline.Archive;
import dev.slipway.core.pipeline.Options;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.PipelineServices;
import dev.slipway.core.pipeline.RunArchive.Entry;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.runner.ArtifactStore;
import dev.slipway.core.pipeline.runner.RunFiles;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Folders;
import dev.slipway.core.settings.Retention;
import dev.slipway.core.settings.Settings;
import dev.slipway.core.source.Branch;
import dev.slipway.core.source.ProjectName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Lets runs go: first the record, so that nobody meets half a run, then its files. What a crash
/// leaves between the two is swept later. Safe from any thread and process.
public final class Keeper {
    private final PipelineServices services;
    private final ArtifactStore artifacts;

    public Keeper(PipelineServices services) {
        this.services = services;
        this.artifacts = new ArtifactStore(services.home(), services.clock());
    }

    /// See `Archive.state`.
    public Archive.State state(ProjectName project, Retention rule, boolean isOwn) {
        var entries = services.archive().entries(project);
        var held = services.holds().of(project);
        var going = rotation(project, entries, rule, held);
        return new Archive.State(
                rule,
                isOwn,
                entries.size(),
                entries.stream().filter(Entry::isKept).map(Entry::id).toList(),
                entries.stream().map(Entry::id).filter(held::contains).toList(),
                going.runs(),
                going.artifacts());
    }

    /// See `Archive.afterRun`.
    public void afterRun(PipelineRun run, Options options, Map<String, Retention> rules) {
        var project = run.id().project();
        var own = rules.get(project.value());
        var written = own == null ? LogRotator.of(options) : Optional.<Retention>empty();
        var rule =
                written.orElse(
                        own == null ? rules.getOrDefault(Settings.OTHERS, Retention.ALL) : own);
        if (rule.keepsAll()) {
            return;
        }
        var entries = services.archive().entries(project);
        var concerned =
                written.isEmpty()
                        ? entries
                        : entries.stream().filter(it -> it.ref().equals(run.ref())).toList();
        var held = new HashSet<>(services.holds().of(project));
        entries.stream().findFirst().ifPresent(newest -> held.add(newest.id()));
        var going = rotation(project, concerned, rule, held);
        letGo(going.runs(), going.artifacts());
    }

    private Rotation rotation(
            ProjectName project, List<Entry> entries, Retention rule, Set<RunId> held) {
        return rule.keepsAll()
                ? new Rotation(List.of(), List.of())
                : Rotation.of(entries, rule, held, living(project), services.clock().instant());
    }

    /// Branches that are there as far as is known; where nothing is known, all are.
    private Predicate<String> living(ProjectName project) {
        try {
            var names =
                    services.projects().find(project).stream()
                            .flatMap(it -> services.source().branches(it).stream())
                            .map(Branch::name)
                            .collect(Collectors.toSet());
            return names.isEmpty() ? _ -> true : names::contains;
        } catch (ProblemException away) {
            return _ -> true;
        }
    }

    /// See `Archive.rotate`.
    public void letGo(List<RunId> runs, List<RunId> withoutArtifacts) {
        if (runs.isEmpty() && withoutArtifacts.isEmpty()) {
            return;
        }
        withoutArtifacts.forEach(services.archive()::giveUpArtifacts);
        for (var run : runs) {
            if (services.archive().remove(run)) {
                Folders.delete(RunFiles.folder(services.home(), run));
            }
        }
        sweep();
        services.events().publish(new StoreChanged(services.clock().instant()));
    }

    /// See `Archive.sweep`.
    public void sweep() {
        new Orphans(services).remove();
        artifacts.keepOnly(services.archive().neededArtifacts());
    }
}
