package dev.slipway.core.pipeline;

/// A report file as a run found it, kept with the run.
///
/// @param ordinal its number in the run, from 1 · path below the workspace, or absolute
/// @param format `junit`, `trx`, `tap`… · size in bytes as it was found
/// @param problem why it was not read to its end, empty if it was
/// @param isKept false if the run's reports were more than is kept; only what was read is there
public record KeptReport(
        int ordinal,
        String path,
        String format,
        long size,
        int tests,
        String problem,
        boolean isKept) {}
