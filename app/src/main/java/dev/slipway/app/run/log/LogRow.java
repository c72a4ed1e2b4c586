package dev.slipway.app.run.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One row of the log view.
sealed interface LogRow {
    /// Where a step begins.
    record Header(LogPart part) implements LogRow {}

    /// @param number of the line in its step, from 0
    /// @param elapsed since the step began · delta since the line before it
    record Text(
            int ordinal,
            long number,
            Instant at,
            Duration elapsed,
            Duration delta,
            AnsiText text,
            List<LogLink> links)
            implements LogRow {}

    /// Not read yet; the document tells when it is.
    record Pending() implements LogRow {}
}
