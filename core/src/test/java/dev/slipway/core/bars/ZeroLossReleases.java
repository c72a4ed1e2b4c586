package dev.slipway.core.bars;

import dev.slipway.core.load.MixedUsers;
import dev.slipway.core.release.ReleaseHome;
import dev.slipway.core.release.ReleasesUnderLoad;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeMap;

/// Bar: no request fails in releases of every strategy, with aborts, rollbacks, weights by hand,
/// replaced routers and other numbers of containers in between. Arguments: releases a strategy,
/// requests a second, seed (0 = any), strategies (all without).
public final class ZeroLossReleases {
    private ZeroLossReleases() {}

    public static void main(String[] arguments) throws Exception {
        var releases = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        var perSecond = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        var asked = arguments.length > 2 ? Long.parseLong(arguments[2]) : 0;
        var seed = asked == 0 ? System.nanoTime() : asked;
        var words = List.of(arguments).subList(Math.min(3, arguments.length), arguments.length);
        var failed = 0L;
        var folder = Files.createTempDirectory("slipway-loss");
        try (var home = new ReleaseHome(folder.resolve("h"), List.of())) {
            var story = new ReleasesUnderLoad(home, seed);
            var port = story.deploy();
            for (var strategy : ReleasesUnderLoad.all()) {
                if (!words.isEmpty() && !words.contains(strategy.word())) {
                    continue;
                }
                var users = new MixedUsers(port, perSecond);
                var ends = new TreeMap<String, Integer>();
                var began = System.nanoTime();
                for (var i = 0; i < releases; i++) {
                    var from = System.nanoTime();
                    var end = story.play(strategy);
                    ends.merge(end, 1, Integer::sum);
                    System.out.printf(
                            "%s %d of %d: %s, %d s%n",
                            strategy.word(), i + 1, releases, end, seconds(from));
                }
                var result = users.stop();
                failed += result.failed();
                System.out.printf(
                        "bar zero-loss-releases %s: %d failed of %d requests in %d releases %s %s, %d s, %.0f requests/s, seed %d%n",
                        strategy.word(),
                        result.failed(),
                        result.requests(),
                        releases,
                        ends,
                        result.failures(),
                        seconds(began),
                        result.requests() * 1e9 / (System.nanoTime() - began),
                        seed);
            }
            System.out.printf(
                    "bar zero-loss-releases: %d routers replaced, %d not%n",
                    story.replaced(), story.notReplaced());
            failed += story.notReplaced();
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    private static long seconds(long began) {
        return (System.nanoTime() - began) / 1_000_000_000;
    }
}
