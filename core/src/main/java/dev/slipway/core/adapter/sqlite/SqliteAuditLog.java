package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.event.AuditLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// The audit in SQLite. Inside a transaction of the same thread an entry is saved with it.
public final class SqliteAuditLog implements AuditLog {
    private final Database database;

    public SqliteAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void record(Instant at, String by, String action, String subject, String why) {
        var seen = Instant.ofEpochMilli(at.toEpochMilli());
        database.inTransaction(session -> {
            var last =
                    session.first("SELECT * FROM audit ORDER BY seq DESC", SqliteAuditLog::entry);
            var number = last.map(Entry::number).orElse(0L) + 1;
            var before = last.map(Entry::hash).orElse("");
            return session.update(
                    "INSERT INTO audit (seq, at, by_whom, action, subject, why, hash)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    number,
                    seen,
                    by,
                    action,
                    subject,
                    why,
                    hash(before, new Entry(number, seen, by, action, subject, why, "")));
        });
    }

    @Override
    public List<Entry> entries(int limit) {
        return database.read(session ->
                session.list(
                        "SELECT * FROM audit ORDER BY seq DESC LIMIT ?",
                        SqliteAuditLog::entry,
                        limit));
    }

    @Override
    public long firstBroken() {
        var entries =
                database.read(session ->
                        session.list("SELECT * FROM audit ORDER BY seq", SqliteAuditLog::entry));
        var given =
                database.read(session ->
                                session.first(
                                        "SELECT seq FROM sqlite_sequence WHERE name = 'audit'",
                                        row -> row.number("seq")))
                        .orElse(0L);
        var before = "";
        var expected = 1L;
        for (var entry : entries) {
            if (entry.number() != expected || !entry.hash().equals(hash(before, entry))) {
                return expected;
            }
            before = entry.hash();
            expected++;
        }
        // the database counts what it ever gave out: entries cut off at the end are missed too
        return expected <= given ? expected : 0;
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.number("seq"),
                row.instant("at"),
                row.text("by_whom"),
                row.text("action"),
                row.text("subject"),
                row.text("why"),
                row.text("hash"));
    }

    // Lengths go in too, so that text cannot move from one field to the next unseen.
    private static String hash(String before, Entry entry) {
        var text = new StringBuilder(before).append(entry.number()).append(entry.at());
        for (var field : List.of(entry.by(), entry.action(), entry.subject(), entry.why())) {
            text.append('|').append(field.length()).append(':').append(field);
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
