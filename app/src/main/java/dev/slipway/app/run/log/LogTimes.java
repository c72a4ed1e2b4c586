package dev.slipway.app.run.log;

/// What stands before each line of a log: nothing, the time of day, the time since the step's first
/// line, the time since the line before.
public enum LogTimes {
    NONE,
    CLOCK,
    ELAPSED,
    DELTA;

    /// The next one, round and round.
    public LogTimes next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
