package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.traffic.Measurement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A store whose process dies right after a write was committed.
final class MortalStore implements ReleaseStore {
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final ReleaseStore store;
    private int left;

    MortalStore(ReleaseStore store, int writes) {
        this.store = store;
        this.left = writes;
    }

    @Override
    public boolean save(ReleaseState next, JournalEntry entry, Optional<Deployed> deployed) {
        var isSaved = store.save(next, entry, deployed);
        if (isSaved && !entry.isByPerson() && --left == 0) {
            throw new Killed();
        }
        return isSaved;
    }

    @Override
    public java.util.List<Newest> newest() {
        return store.newest();
    }

    @Override
    public Version version(Draft draft) {
        return store.version(draft);
    }

    @Override
    public Optional<Version> version(ProjectName project, VersionId id) {
        return store.version(project, id);
    }

    @Override
    public Application application(ReleaseId id) {
        return store.application(id);
    }

    @Override
    public ReleaseState create(
            ProjectName project,
            EnvironmentName environment,
            Function<Target, Made> make,
            String why) {
        return store.create(project, environment, make, why);
    }

    @Override
    public Optional<ReleaseState> find(ReleaseId id) {
        return store.find(id);
    }

    @Override
    public List<ReleaseState> unfinished() {
        return store.unfinished();
    }

    @Override
    public List<ReleaseState> list(
            Optional<ProjectName> project, Optional<EnvironmentName> environment, int limit) {
        return store.list(project, environment, limit);
    }

    @Override
    public List<JournalEntry> journal(ReleaseId id) {
        return store.journal(id);
    }

    @Override
    public Optional<Deployed> deployed(ProjectName project, EnvironmentName environment) {
        return store.deployed(project, environment);
    }

    @Override
    public void undeploy(ProjectName project, EnvironmentName environment) {
        store.undeploy(project, environment);
    }

    @Override
    public void show(ReleaseId id, Snapshot snapshot) {
        store.show(id, snapshot);
    }

    @Override
    public Optional<Snapshot> shown(ReleaseId id) {
        return store.shown(id);
    }

    @Override
    public List<Sample> samples(ReleaseId id, Instant since) {
        return store.samples(id, since);
    }

    @Override
    public void count(ReleaseId id, List<Sample> samples, Map<String, Measurement> meters) {
        store.count(id, samples, meters);
    }

    @Override
    public Map<String, Measurement> meters(ReleaseId id) {
        return store.meters(id);
    }

    @Override
    public Map<String, Map<Side, Sample>> totals(ReleaseId id) {
        return store.totals(id);
    }
}
