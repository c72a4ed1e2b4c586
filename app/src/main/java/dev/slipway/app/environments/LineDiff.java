package dev.slipway.app.environments;

import java.util.ArrayList;
import java.util.List;

/// What of a text's lines went, came and stayed, by their longest common subsequence. Pure.
final class LineDiff {
    /// Beyond this many lines on both sides what differs is told as a whole.
    private static final int MOST_CELLS = 4_000_000;

    private LineDiff() {}

    enum Kind {
        SAME("  "),
        GONE("− "),
        NEW("+ ");

        private final String mark;

        Kind(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }
    }

    record Line(Kind kind, String text) {}

    static List<Line> of(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        int from = 0;
        int shorter = Math.min(old.size(), now.size());
        while (from < shorter && old.get(from).equals(now.get(from))) {
            from++;
        }
        int end = 0;
        while (end < shorter - from
                && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        var lines = new ArrayList<Line>();
        add(lines, Kind.SAME, old.subList(0, from));
        middle(lines, old.subList(from, old.size() - end), now.subList(from, now.size() - end));
        add(lines, Kind.SAME, old.subList(old.size() - end, old.size()));
        return List.copyOf(lines);
    }

    private static void add(List<Line> lines, Kind kind, List<String> texts) {
        texts.forEach(text -> lines.add(new Line(kind, text)));
    }

    private static void middle(List<Line> lines, List<String> old, List<String> now) {
        if ((long) old.size() * now.size() > MOST_CELLS) {
            add(lines, Kind.GONE, old);
            add(lines, Kind.NEW, now);
            return;
        }
        var common = common(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(new Line(Kind.SAME, old.get(i++)));
                j++;
            } else if (i < old.size()
                    && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Kind.GONE, old.get(i++)));
            } else {
                lines.add(new Line(Kind.NEW, now.get(j++)));
            }
        }
    }

    /// How many lines the two have in common from (i, j) on.
    private static int[][] common(List<String> old, List<String> now) {
        var common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] =
                        old.get(i).equals(now.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
