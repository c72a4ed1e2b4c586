package dev.slipway.core.release;

import java.util.List;

/// What the reconciler sees and touches. Problems are `engine.*`, `image.*`, `router.*`. Each call
/// may be repeated; safe from any thread.
interface World {
    /// Looks. `troubles` and `isBusy` are filled in by whoever asked.
    Observed observe(ReleaseState state);

    /// Makes the split the routing; returns when the router says that it is.
    void split(ReleaseState state, Action.Split split);

    /// Carries any other action out and returns when it is done.
    void perform(ReleaseState state, Action action) throws InterruptedException;

    /// What failed containers left behind: exit code, health output, last lines.
    String evidence(ReleaseState state, List<String> containers);
}
