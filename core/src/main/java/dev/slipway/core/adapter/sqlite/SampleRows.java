package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.release.Sample;
import dev.slipway.core.release.Side;
import dev.slipway.core.release.Snapshot;
import dev.slipway.core.traffic.Measurement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tables `release_seen`, `release_sample` and `release_total`: what was seen and counted.
final class SampleRows {
    /// What the routers said, as one column.
    record Meters(Map<String, Measurement> services) {}

    private final Database database;

    SampleRows(Database database) {
        this.database = database;
    }

    void show(ReleaseId id, Snapshot snapshot) {
        database.inTransaction(session ->
                session.update(
                        """
                        INSERT INTO release_seen (release, snapshot) VALUES (?1, ?2)
                        ON CONFLICT (release) DO UPDATE SET snapshot = ?2\
                        """,
                        id.number(),
                        Records.write(snapshot)));
    }

    Optional<Snapshot> shown(ReleaseId id) {
        return database.read(session ->
                session.first(
                        "SELECT snapshot FROM release_seen"
                                + " WHERE release = ? AND snapshot IS NOT NULL",
                        row -> Records.read(row.text("snapshot"), Snapshot.class),
                        id.number()));
    }

    List<Sample> since(ReleaseId id, Instant since) {
        return database.read(session ->
                session.list(
                        "SELECT sample FROM release_sample WHERE release = ? AND at > ?"
                                + " ORDER BY seq",
                        row -> Records.read(row.text("sample"), Sample.class),
                        id.number(),
                        since));
    }

    void count(ReleaseId id, List<Sample> counted, Map<String, Measurement> said) {
        database.inTransaction(session -> {
            for (var sample : counted) {
                session.update(
                        "INSERT INTO release_sample (release, at, sample) VALUES (?, ?, ?)",
                        id.number(),
                        sample.at(),
                        Records.write(sample));
                add(session, id, sample);
            }
            var meters = new HashMap<>(meters(session, id));
            meters.putAll(said);
            return session.update(
                    """
                    INSERT INTO release_seen (release, meters) VALUES (?1, ?2)
                    ON CONFLICT (release) DO UPDATE SET meters = ?2\
                    """,
                    id.number(),
                    Records.write(new Meters(meters)));
        });
    }

    private static void add(Session session, ReleaseId id, Sample sample) {
        var before =
                session.first(
                        "SELECT total FROM release_total"
                                + " WHERE release = ? AND service = ? AND side = ?",
                        row -> Records.read(row.text("total"), Sample.class),
                        id.number(),
                        sample.service(),
                        sample.side());
        session.update(
                "INSERT OR REPLACE INTO release_total (release, service, side, total)"
                        + " VALUES (?, ?, ?, ?)",
                id.number(),
                sample.service(),
                sample.side(),
                Records.write(before.map(total -> total.plus(sample)).orElse(sample)));
    }

    Map<String, Measurement> meters(ReleaseId id) {
        return database.read(session -> meters(session, id));
    }

    private static Map<String, Measurement> meters(Session session, ReleaseId id) {
        return session.first(
                        "SELECT meters FROM release_seen WHERE release = ?",
                        row -> Records.read(row.text("meters"), Meters.class).services(),
                        id.number())
                .orElse(Map.of());
    }

    Map<String, Map<Side, Sample>> totals(ReleaseId id) {
        var totals = new HashMap<String, Map<Side, Sample>>();
        database.read(session ->
                        session.list(
                                "SELECT total FROM release_total WHERE release = ?",
                                row -> Records.read(row.text("total"), Sample.class),
                                id.number()))
                .forEach(total ->
                        totals.computeIfAbsent(total.service(), _ -> new HashMap<>())
                                .merge(total.side(), total, Sample::plus));
        return totals;
    }
}
