package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.compose.Application;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.event.AuditLog;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Releases in SQLite. What a person did also enters the audit, in the same transaction.
public final class SqliteReleaseStore implements ReleaseStore {
    private final Database database;
    private final AuditLog audit;
    private final SampleRows samples;

    /// Live ones as they were read last: looking at them again and again is most of what is done.
    private final Map<Long, ReleaseState> read = new ConcurrentHashMap<>();

    public SqliteReleaseStore(Database database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
        this.samples = new SampleRows(database);
    }

    @Override
    public Version version(Draft draft) {
        var key = imagesKey(draft.images());
        return database.inTransaction(session -> {
            var known =
                    session.first(
                            """
                            SELECT version FROM version
                            WHERE project = ? AND config_digest = ? AND images_key = ?\
                            """,
                            SqliteReleaseStore::version,
                            draft.project().value(),
                            draft.configDigest(),
                            key);
            return known.orElseGet(() -> insert(session, draft, key));
        });
    }

    private static Version insert(Session session, Draft draft, String key) {
        var number =
                session.first(
                                "SELECT COALESCE(MAX(number), 0) + 1 AS next FROM version"
                                        + " WHERE project = ?",
                                row -> row.integer("next"),
                                draft.project().value())
                        .orElse(1);
        var version = draft.version(new VersionId(number));
        session.update(
                "INSERT INTO version (project, number, images_key, config_digest, version)"
                        + " VALUES (?, ?, ?, ?, ?)",
                draft.project().value(),
                number,
                key,
                draft.configDigest(),
                Records.write(version));
        return version;
    }

    private static String imagesKey(Map<String, Version.ImageIdentity> images) {
        var ids = new TreeMap<String, String>();
        images.forEach((service, image) -> ids.put(service, image.imageId()));
        return ids.toString();
    }

    @Override
    public Optional<Version> version(ProjectName project, VersionId id) {
        return database.read(session ->
                session.first(
                        "SELECT version FROM version WHERE project = ? AND number = ?",
                        SqliteReleaseStore::version,
                        project.value(),
                        id.number()));
    }

    private static Version version(Row row) {
        return Records.read(row.text("version"), Version.class);
    }

    @Override
    public Application application(ReleaseId id) {
        return database.read(session ->
                        session.first(
                                "SELECT application FROM release WHERE number = ?",
                                row -> Records.read(row.text("application"), Application.class),
                                id.number()))
                .orElseThrow();
    }

    @Override
    public ReleaseState create(
            ProjectName project,
            EnvironmentName environment,
            Function<Target, Made> make,
            String why) {
        return database.inTransaction(session -> {
            var open =
                    unfinished().stream()
                            .filter(s -> s.release().project().equals(project))
                            .filter(s -> s.release().environment().equals(environment))
                            .toList();
            var made = make.apply(new Target(next(session), deployed(project, environment), open));
            return insert(session, made, why);
        });
    }

    private static ReleaseId next(Session session) {
        return new ReleaseId(
                session.first(
                                "SELECT COALESCE(MAX(number), 0) + 1 AS next FROM release",
                                row -> row.number("next"))
                        .orElse(1L));
    }

    private ReleaseState insert(Session session, Made made, String why) {
        var release = made.release();
        var state = ReleaseState.pending(release);
        session.update(
                """
                INSERT INTO release (number, project, environment, sequence, phase, needs_driver,
                    state, application)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                release.id().number(),
                release.project().value(),
                release.environment().value(),
                state.sequence(),
                state.phase(),
                state.needsDriver(),
                Records.write(state),
                Records.write(made.application()));
        journal(
                session,
                new JournalEntry(
                        release.id(),
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
    public Optional<ReleaseState> find(ReleaseId id) {
        return database.read(session ->
                session.first(
                        "SELECT number, sequence, state FROM release WHERE number = ?",
                        this::state,
                        id.number()));
    }

    @Override
    public List<ReleaseState> unfinished() {
        return database.read(session ->
                session.list(
                        "SELECT number, sequence, state FROM release"
                                + " WHERE needs_driver = 1 ORDER BY number",
                        this::state));
    }

    @Override
    public List<ReleaseState> list(
            Optional<ProjectName> project, Optional<EnvironmentName> environment, int limit) {
        var where = new ArrayList<String>(List.of("1 = 1"));
        var parameters = new ArrayList<@Nullable Object>();
        project.ifPresent(name -> {
            where.add("project = ?");
            parameters.add(name.value());
        });
        environment.ifPresent(name -> {
            where.add("environment = ?");
            parameters.add(name.value());
        });
        parameters.add(limit);
        return database.read(session ->
                session.list(
                        "SELECT state FROM release WHERE "
                                + String.join(" AND ", where)
                                + " ORDER BY number DESC LIMIT ?",
                        row -> state(row.text("state")),
                        parameters.toArray()));
    }

    @Override
    public List<Newest> newest() {
        return database.read(session ->
                session.list(
                        """
                        SELECT state, deployed FROM release LEFT JOIN deployed
                            USING (project, environment)
                        WHERE number IN
                            (SELECT MAX(number) FROM release GROUP BY project, environment)\
                        """,
                        row ->
                                new Newest(
                                        state(row.text("state")),
                                        Optional.ofNullable(row.textOrNull("deployed"))
                                                .map(json -> Records.read(json, Deployed.class)))));
    }

    /// A state that was read before is not read again: its number and sequence say what is in it.
    private ReleaseState state(Row row) {
        var number = row.number("number");
        var known = read.get(number);
        if (known != null && known.sequence() == row.number("sequence")) {
            return known;
        }
        var state = state(row.text("state"));
        if (state.needsDriver()) {
            read.put(number, state);
        } else {
            read.remove(number);
        }
        return state;
    }

    private static ReleaseState state(String text) {
        return Records.read(text, ReleaseState.class);
    }

    @Override
    public boolean save(ReleaseState next, JournalEntry entry, Optional<Deployed> deployed) {
        return database.inTransaction(session -> {
            var changed =
                    session.update(
                            """
                            UPDATE release SET sequence = ?, phase = ?, needs_driver = ?, state = ?
                            WHERE number = ? AND sequence = ?\
                            """,
                            next.sequence(),
                            next.phase(),
                            next.needsDriver(),
                            Records.write(next),
                            next.id().number(),
                            next.sequence() - 1);
            if (changed != 1) {
                return false;
            }
            journal(session, entry);
            deployed.ifPresent(now -> deploy(session, next.release(), now));
            return true;
        });
    }

    private void journal(Session session, JournalEntry entry) {
        session.update(
                """
                INSERT INTO release_journal (release, sequence, at, phase, what, by_whom, why,
                    details)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                entry.release().number(),
                entry.sequence(),
                entry.at(),
                entry.phase(),
                entry.what(),
                entry.by(),
                entry.why(),
                entry.details());
        if (entry.isByPerson()) {
            audit.record(
                    entry.at(),
                    entry.by(),
                    "release: " + entry.what(),
                    entry.release().toString(),
                    entry.why());
        }
    }

    private static void deploy(Session session, Release release, Deployed deployed) {
        session.update(
                "INSERT OR REPLACE INTO deployed (project, environment, deployed)"
                        + " VALUES (?, ?, ?)",
                release.project().value(),
                release.environment().value(),
                Records.write(deployed));
    }

    @Override
    public List<JournalEntry> journal(ReleaseId id) {
        return database.read(session ->
                session.list(
                        "SELECT * FROM release_journal WHERE release = ? ORDER BY sequence",
                        row ->
                                new JournalEntry(
                                        id,
                                        row.number("sequence"),
                                        row.instant("at"),
                                        row.constant("phase", Phase.class),
                                        row.text("what"),
                                        row.text("by_whom"),
                                        row.text("why"),
                                        row.text("details")),
                        id.number()));
    }

    @Override
    public Optional<Deployed> deployed(ProjectName project, EnvironmentName environment) {
        return database.read(session ->
                session.first(
                        "SELECT deployed FROM deployed WHERE project = ? AND environment = ?",
                        row -> Records.read(row.text("deployed"), Deployed.class),
                        project.value(),
                        environment.value()));
    }

    @Override
    public void undeploy(ProjectName project, EnvironmentName environment) {
        database.inTransaction(session ->
                session.update(
                        "DELETE FROM deployed WHERE project = ? AND environment = ?",
                        project.value(),
                        environment.value()));
    }

    @Override
    public void show(ReleaseId id, Snapshot snapshot) {
        samples.show(id, snapshot);
    }

    @Override
    public Optional<Snapshot> shown(ReleaseId id) {
        return samples.shown(id);
    }

    @Override
    public List<Sample> samples(ReleaseId id, Instant since) {
        return samples.since(id, since);
    }

    @Override
    public void count(ReleaseId id, List<Sample> counted, Map<String, Measurement> meters) {
        samples.count(id, counted, meters);
    }

    @Override
    public Map<String, Measurement> meters(ReleaseId id) {
        return samples.meters(id);
    }

    @Override
    public Map<String, Map<Side, Sample>> totals(ReleaseId id) {
        return samples.totals(id);
    }
}
