package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.traffic.TrafficSplit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A split as the lines of the router's map files. Each file is told whole and becomes valid at
/// once; all of them in one command, the draw last.
final class SplitMaps {
    /// Rules, the word of sticky users, who is on trial.
    static final String WORDS = "words.map";

    /// Who gets which share.
    static final String DRAW = "draw.map";

    private static final String COOKIES = "cookies.map";
    private static final String KEYS = "hash.map";
    private static final String RULES = "rules.map";
    private static final String ORDER = "order.map";

    /// What a router that is asked for a map puts before each of its lines.
    private static final Pattern ENTRY = Pattern.compile("0x[0-9a-f]+ (.+)");

    /// The question to which `said` reads the answer, quoted for a shell.
    static final String ASK =
            Stream.of(WORDS, DRAW)
                    .map(file -> "show map " + Configuration.FOLDER + "/" + file)
                    .collect(Collectors.joining(";", "'", ";" + RouterScripts.WHO + "'"));

    /// Makes those of the files that are not there yet, with nothing in them.
    static final String MISSING =
            "for map in "
                    + String.join(" ", of(TrafficSplit.NOTHING).keySet())
                    + "; do [ -e $map ] || : >$map; done";

    private SplitMaps() {}

    /// Lines by file.
    static Map<String, List<String>> of(TrafficSplit split) {
        Map<String, List<String>> files = new LinkedHashMap<>();
        files.put(COOKIES, StayingUsers.cookies(split));
        files.put(KEYS, StayingUsers.keys(split));
        files.put(RULES, StayingUsers.expressions(split));
        files.put(ORDER, DrawMap.order(split));
        files.put(WORDS, StayingUsers.words(split));
        files.put(DRAW, DrawMap.lines(split));
        return files;
    }

    /// What the lines of `WORDS` and `DRAW` mean, in any order.
    static TrafficSplit read(List<String> lines) {
        return StayingUsers.read(DrawMap.read(lines), lines);
    }

    /// What each router said that was asked for both files and then who it is; one that went away
    /// before it had said all has not said anything.
    static List<TrafficSplit> said(String output) {
        var all = new ArrayList<TrafficSplit>();
        var lines = new ArrayList<String>();
        for (var line : output.split("\n")) {
            var entry = ENTRY.matcher(line);
            if (entry.matches()) {
                lines.add(entry.group(1));
            } else if (line.startsWith(RouterScripts.SAID)) {
                all.add(read(lines));
                lines.clear();
            }
        }
        return all;
    }

    /// What the routers said; if they differ, one that does not say what is written; empty if there
    /// is none.
    static Optional<TrafficSplit> said(String output, TrafficSplit written) {
        var all = said(output);
        return all.stream()
                .filter(split -> !isSame(split, written))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /// Whether both mean the same for every request.
    static boolean isSame(TrafficSplit a, TrafficSplit b) {
        return of(a).equals(of(b));
    }
}
