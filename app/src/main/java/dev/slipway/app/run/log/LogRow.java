package dev.slipway.app.run.log;

import java.time.Instant;

/// One row of the log view.
sealed interface LogRow {
    /// Where a step begins.
    record Header(LogPart part) implements LogRow {}

    /// @param number of the line in its step, from 0
    record Text(int ordinal, long number, Instant at, AnsiText text) implements LogRow {}

    /// Not read yet; the document tells when it is.
    record Pending() implements LogRow {}
}
