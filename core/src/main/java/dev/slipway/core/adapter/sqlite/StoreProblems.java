package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.problem.ProblemException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// SQLite's errors in a person's words.
final class StoreProblems {
    private StoreProblems() {}

    /// A broken constraint is our own mistake and stays a bug.
    static RuntimeException of(SQLException e, Path file) {
        // extended codes keep the primary one in their low byte
        var code = SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
        return switch (code) {
            case SQLITE_FULL ->
                    problem(
                            "store.diskFull",
                            "The disk that holds " + file + " is full; nothing was changed.",
                            "Make room there, then try again.",
                            e);
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH -> unusable(file, e);
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                    problem(
                            "store.corrupt",
                            "The database " + file + " is damaged.",
                            "Put it aside and restore a copy of it ("
                                    + file
                                    + ".before-v*), or start with another --home.",
                            e);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                    problem(
                            "store.busy",
                            "Another process has kept the database " + file + " busy.",
                            "Try again; if it stays so, look for a Slipway process that hangs.",
                            e);
            case SQLITE_CONSTRAINT, SQLITE_MISUSE, SQLITE_ERROR, SQLITE_RANGE, SQLITE_MISMATCH ->
                    new IllegalStateException(e);
            default ->
                    problem(
                            "store.failed",
                            "The database " + file + " could not be used: " + e.getMessage() + ".",
                            "Look at the disk and the permissions of that folder.",
                            e);
        };
    }

    static ProblemException unusable(Path file, Exception cause) {
        return problem(
                "store.readOnly",
                "The database " + file + " cannot be opened for writing.",
                "Mend the permissions of the file and its folder, or give another --home.",
                cause);
    }

    private static ProblemException problem(
            String code, String summary, String hint, Exception cause) {
        return ProblemException.outside(code, summary, hint, cause);
    }
}
