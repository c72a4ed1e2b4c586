package dev.slipway.app.run.log;

/// Some lines of a step's log.
///
/// @param from first line, from 0 · count how many
record LogRange(LogSection section, long from, long count) {}
