package dev.slipway.core.release;

/// Where a release stands; why is told apart, by `Reason`. Names are spelled like this in files and
/// output.
public enum Phase {
    Pending,
    Progressing,
    Paused,
    Promoting,
    Aborting,
    Healthy,
    Degraded;

    /// True if nothing will happen any more to move traffic (clean-up after `scaleDownDelay` may
    /// still be due).
    public boolean isSettled() {
        return this == Healthy || this == Degraded;
    }
}
