package dev.slipway.core.settings;

/// How many runs of each branch are kept, and for how many days; the same for the bytes of their
/// artifacts. 0 = no limit. What either limit is exceeded by goes.
public record Retention(int runs, int days, int artifactRuns, int artifactDays) {
    /// Everything is kept.
    public static final Retention ALL = new Retention(0, 0, 0, 0);

    public Retention {
        runs = Math.max(0, runs);
        days = Math.max(0, days);
        artifactRuns = Math.max(0, artifactRuns);
        artifactDays = Math.max(0, artifactDays);
    }

    public boolean keepsAll() {
        return equals(ALL);
    }
}
