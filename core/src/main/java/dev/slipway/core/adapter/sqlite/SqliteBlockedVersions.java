package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.release.BlockedVersions;
import dev.slipway.core.release.VersionId;
import dev.slipway.core.source.ProjectName;
import java.util.List;

/// Blocked versions in SQLite.
public final class SqliteBlockedVersions implements BlockedVersions {
    private final Database database;

    public SqliteBlockedVersions(Database database) {
        this.database = database;
    }

    @Override
    public List<Block> list(ProjectName project) {
        return database.read(session ->
                session.list(
                        "SELECT * FROM blocked_version WHERE project = ? ORDER BY at DESC",
                        row ->
                                new Block(
                                        project,
                                        new VersionId(row.integer("version")),
                                        row.text("by_whom"),
                                        row.text("why"),
                                        row.instant("at")),
                        project.value()));
    }

    @Override
    public void block(Block block) {
        database.inTransaction(session ->
                session.update(
                        "INSERT OR REPLACE INTO blocked_version"
                                + " (project, version, at, by_whom, why) VALUES (?, ?, ?, ?, ?)",
                        block.project().value(),
                        block.version().number(),
                        block.at(),
                        block.by(),
                        block.why()));
    }

    @Override
    public boolean unblock(ProjectName project, VersionId version) {
        return database.inTransaction(session ->
                session.update(
                                "DELETE FROM blocked_version WHERE project = ? AND version = ?",
                                project.value(),
                                version.number())
                        == 1);
    }
}
