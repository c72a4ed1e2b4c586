package dev.slipway.core.release;

import java.util.Random;

/// The big tests whole, for the bars.
public final class Marathon {
    private Marathon() {}

    /// Random releases; what broke is printed. True if nothing did.
    public static boolean randomReleases(int runs, long seed) {
        var random = new Random(seed);
        var broken = 0;
        for (var run = 0; run < runs; run++) {
            var one = random.nextLong();
            var wrong = RandomReleaseTest.play(one);
            if (!wrong.isEmpty()) {
                broken++;
                System.out.println("release of seed " + one + ": " + wrong);
            }
        }
        System.out.printf(
                "bar property-tests %d of %d releases held every invariant, seed %d%n",
                runs - broken, runs, seed);
        return broken == 0;
    }

    /// A kill after every write of every strategy, forward and abort, in memory.
    public static long kills() {
        var before = RestartTest.KILLS.get();
        for (var story : RestartTest.cases()) {
            for (var ending : RestartTest.Ending.values()) {
                new RestartTest().everyWriteMayBeTheLast(story, ending);
            }
        }
        return RestartTest.KILLS.get() - before;
    }
}
