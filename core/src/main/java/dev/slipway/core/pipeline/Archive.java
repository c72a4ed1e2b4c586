package dev.slipway.core.pipeline;

import dev.slipway.core.event.StoreChanged;
import dev.slipway.core.pipeline.RunArchive.Use;
import dev.slipway.core.pipeline.archive.Keeper;
import dev.slipway.core.pipeline.archive.RemoteArtifacts;
import dev.slipway.core.pipeline.runner.ArtifactStore;
import dev.slipway.core.settings.ObjectPlace;
import dev.slipway.core.settings.Retention;
import dev.slipway.core.settings.Settings;
import dev.slipway.core.settings.SettingsFile;
import dev.slipway.core.source.ProjectName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs that ended: which are kept, and where else their artifacts were made. Safe from any thread
/// and process.
public final class Archive {
    private final PipelineServices services;
    private final Keeper keeper;

    Archive(PipelineServices services) {
        this.services = services;
        this.keeper = new Keeper(services);
    }

    /// @param rule that counts for the project's runs · isOwn it was chosen for this project
    /// @param kept by hand · held because their images serve users
    /// @param runs that the rule lets go · artifacts runs whose artifacts it lets go
    public record State(
            Retention rule,
            boolean isOwn,
            int total,
            List<RunId> kept,
            List<RunId> held,
            List<RunId> runs,
            List<RunId> artifacts) {}

    /// What is kept of a project and what would go now; changes nothing.
    public State state(ProjectName project) {
        var rules = rules();
        var own = Optional.ofNullable(rules.get(project.value()));
        var rule = own.orElseGet(() -> rules.getOrDefault(Settings.OTHERS, Retention.ALL));
        return keeper.state(project, rule, own.isPresent());
    }

    /// The rules by project, `*` for all others.
    public Map<String, Retention> rules() {
        return new SettingsFile(services.home()).read().retention();
    }

    /// Chooses the rule of a project, or of all that have none (`*`); empty takes the choice back.
    /// It counts from the next end of a run on, or with `rotate`.
    public void choose(String project, Optional<Retention> rule, String by) {
        var file = new SettingsFile(services.home());
        var settings = file.read();
        var rules = new HashMap<>(settings.retention());
        rule.ifPresentOrElse(it -> rules.put(project, it), () -> rules.remove(project));
        file.write(settings.with(draft -> draft.retention(rules)));
        record(by, "project.retention", project, rule.map(Retention::toString).orElse("none"));
    }

    /// Lets go now what the settings' rule lets go of a project.
    public State rotate(ProjectName project) {
        var state = state(project);
        keeper.letGo(state.runs(), state.artifacts());
        return state;
    }

    /// After a run ended: by the settings of its project, else by what its Jenkinsfile says of its
    /// own branch, else by the settings for all.
    public void afterRun(PipelineRun run, Options options) {
        keeper.afterRun(run, options, rules());
    }

    /// Removes files that no run needs any more, such as those of a project that was removed.
    public void sweep() {
        keeper.sweep();
        services.events().publish(new StoreChanged(services.clock().instant()));
    }

    /// Keeps a run for good, or no longer. Audited.
    public void keep(RunId run, boolean wanted, String by) {
        services.archive().keep(run, wanted);
        record(by, "run.keep", run.toString(), wanted ? "for good" : "no longer");
    }

    /// The store outside the home, empty as long as none was chosen. Reads the settings.
    public Optional<RemoteArtifacts> remote() {
        return new SettingsFile(services.home())
                .read()
                .artifacts()
                .map(services.objects())
                .map(store ->
                        new RemoteArtifacts(
                                store,
                                new ArtifactStore(services.home(), services.clock()),
                                services.home()));
    }

    /// Where it is, empty without one.
    public Optional<ObjectPlace> place() {
        return new SettingsFile(services.home()).read().artifacts();
    }

    /// Chooses it, or none.
    public void place(Optional<ObjectPlace> place, String by) {
        var file = new SettingsFile(services.home());
        file.write(file.read().with(draft -> draft.artifacts(place)));
        record(by, "artifacts.store", place.map(ObjectPlace::endpoint).orElse("none"), "");
    }

    /// Runs that made a file of this content, newest first.
    public List<Use> usesOf(String sha256) {
        return services.archive().usesOf(sha256);
    }

    private void record(String by, String action, String subject, String why) {
        services.audit().record(services.clock().instant(), by, action, subject, why);
    }
}
