package dev.slipway.core.bars;

import dev.slipway.core.release.Marathon;

/// Bar: random orders of events break no invariant of a release. Arguments: releases, seed.
public final class PropertyTests {
    private PropertyTests() {}

    public static void main(String[] arguments) {
        var runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        var seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        System.exit(Marathon.randomReleases(runs, seed) ? 0 : 1);
    }
}
