package dev.slipway.core.adapter.sqlite;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.slipway.core.source.BranchPattern;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.watch.Watch;
import dev.slipway.core.source.watch.WatchStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Watches in SQLite.
public final class SqliteWatchStore implements WatchStore {
    private static final TypeReference<Map<String, String>> HEADS = new TypeReference<>() {};

    private final Database database;

    public SqliteWatchStore(Database database) {
        this.database = database;
    }

    @Override
    public Watch find(ProjectName project) {
        return row(project, SqliteWatchStore::watch).orElse(Watch.OFF);
    }

    @Override
    public void save(ProjectName project, Watch watch) {
        database.inTransaction(session ->
                session.update(
                        "INSERT OR REPLACE INTO watch"
                                + " (project, branches, poll_ms, local_commits, webhook, seen)"
                                + " VALUES (?, ?, ?, ?, ?, NULL)",
                        project.value(),
                        watch.branches().text(),
                        watch.poll().map(Duration::toMillis).orElse(null),
                        watch.localCommits() ? 1 : 0,
                        watch.webhook() ? 1 : 0));
    }

    @Override
    public Optional<Map<String, String>> seen(ProjectName project) {
        return row(project, row -> Optional.ofNullable(row.textOrNull("seen")))
                .flatMap(seen -> seen)
                .map(seen -> Json.read(seen, HEADS));
    }

    @Override
    public void saw(ProjectName project, Map<String, String> heads) {
        database.inTransaction(session ->
                session.update(
                        "UPDATE watch SET seen = ? WHERE project = ?",
                        Json.write(heads),
                        project.value()));
    }

    private <T> Optional<T> row(ProjectName project, java.util.function.Function<Row, T> reading) {
        return database.read(session ->
                session.first(
                        "SELECT * FROM watch WHERE project = ?", reading::apply, project.value()));
    }

    private static Watch watch(Row row) {
        return new Watch(
                new BranchPattern(row.text("branches")),
                Optional.ofNullable(row.numberOrNull("poll_ms")).map(Duration::ofMillis),
                row.flag("local_commits"),
                row.flag("webhook"));
    }
}
