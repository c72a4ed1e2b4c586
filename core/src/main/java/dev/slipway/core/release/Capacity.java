package dev.slipway.core.release;

import dev.slipway.core.traffic.Weight;

/// How many containers a share of the traffic needs.
final class Capacity {
    private Capacity() {}

    /// ⌈share × replicas⌉, at least one for any share. Shares are known to 0.01 % only, so a third
    /// that was rounded up by that much still needs a third.
    static int needed(Weight share, int replicas) {
        if (share.basisPoints() == 0) {
            return 0;
        }
        var exact = (share.basisPoints() - 1L) * replicas;
        return (int) Math.max(1, (exact + 9_999) / 10_000);
    }

    /// The share that so many containers can carry, rounded down.
    static Weight carriedBy(int ready, int replicas) {
        return ready >= replicas ? Weight.ALL : new Weight(ready * 10_000 / replicas);
    }
}
