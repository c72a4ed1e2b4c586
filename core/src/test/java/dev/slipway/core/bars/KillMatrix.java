package dev.slipway.core.bars;

import dev.slipway.core.release.DriverKills;
import dev.slipway.core.release.Marathon;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Bar: the driver is killed after each journal write. In memory every strategy, forward and abort;
/// on the real engine a few of them by seed. Arguments: how many on the engine, seed.
public final class KillMatrix {
    private static final long RESUME_WITHIN = 2_000;

    private record Row(String strategy, boolean isAborted) {}

    private KillMatrix() {}

    public static void main(String[] arguments) throws Exception {
        var count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        var seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        System.out.printf(
                "bar kill-matrix %d kills in memory, every strategy, forward and abort: all came to the same end%n",
                Marathon.kills());
        System.exit(onTheEngine(count, seed) ? 0 : 1);
    }

    private static boolean onTheEngine(int count, long seed) throws Exception {
        var rows = new ArrayList<Row>();
        for (var strategy : List.of("canary", "rolling", "blueGreen")) {
            rows.add(new Row(strategy, false));
            rows.add(new Row(strategy, true));
        }
        Collections.shuffle(rows, new Random(seed));
        var isHeld = true;
        var resumed = new ArrayList<Long>();
        for (var row : rows.subList(0, Math.min(count, rows.size()))) {
            isHeld &= play(row, resumed);
        }
        Collections.sort(resumed);
        var median = resumed.isEmpty() ? 0 : resumed.get(resumed.size() / 2);
        System.out.printf(
                "bar kill-matrix resumed in %d ms (median of %d, most %d, from the moment the next one drives), seed %d%n",
                median, resumed.size(), resumed.isEmpty() ? 0 : resumed.getLast(), seed);
        return isHeld && median <= RESUME_WITHIN;
    }

    private static boolean play(Row row, List<Long> resumed) throws Exception {
        var seen = DriverKills.play(folder(), row.strategy(), row.isAborted());
        resumed.addAll(seen.resumed());
        System.out.printf(
                "bar kill-matrix %s %s: %d kills on the engine, %s%n",
                row.strategy(),
                row.isAborted() ? "abort" : "forward",
                seen.kills(),
                seen.wrong().isEmpty() ? "weight unchanged, same end, no orphan" : seen.wrong());
        return seen.wrong().isEmpty() && seen.kills() > 2;
    }

    private static java.nio.file.Path folder() throws IOException {
        return Files.createTempDirectory("slipway-kills").resolve("h");
    }
}
