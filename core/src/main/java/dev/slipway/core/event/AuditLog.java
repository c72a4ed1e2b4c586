package dev.slipway.core.event;

import java.time.Instant;
import java.util.List;

/// Port: who did what, when and why; entries are only ever added. Each entry's hash covers the one
/// before it, so that an entry changed or taken out later shows. Safe from any thread and process.
public interface AuditLog {
    /// @param action a verb with its feature: `release.abort` · subject what it was done to: `r12`
    void record(Instant at, String by, String action, String subject, String why);

    /// Newest first, at most `limit`.
    List<Entry> entries(int limit);

    /// Checks the chain; the number of the first entry that does not fit, 0 if all do.
    long firstBroken();

    /// @param number counts from 1
    record Entry(
            long number,
            Instant at,
            String by,
            String action,
            String subject,
            String why,
            String hash) {}
}
