package dev.slipway.core.adapter.sqlite;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.slipway.core.pipeline.InputAnswer;
import dev.slipway.core.pipeline.InputAnswers;
import dev.slipway.core.pipeline.RunId;
import java.util.Map;
import java.util.Optional;

/// Answers to inputs in SQLite, one row each.
public final class SqliteInputAnswers implements InputAnswers {
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final Database database;

    public SqliteInputAnswers(Database database) {
        this.database = database;
    }

    @Override
    public boolean give(RunId run, String input, InputAnswer answer) {
        return database.inTransaction(session ->
                session.update(
                                """
                                INSERT INTO input_answer (run, input, goes_on, given, by_whom)
                                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                                """,
                                RunRows.sequence(session, run),
                                input,
                                answer.goesOn(),
                                Json.write(answer.values()),
                                answer.by())
                        == 1);
    }

    @Override
    public Optional<InputAnswer> find(RunId run, String input) {
        return database.read(session ->
                session.first(
                        "SELECT * FROM input_answer WHERE run = ? AND input = ?",
                        row ->
                                new InputAnswer(
                                        row.flag("goes_on"),
                                        Json.read(row.text("given"), VALUES),
                                        row.text("by_whom")),
                        RunRows.sequence(session, run),
                        input));
    }
}
