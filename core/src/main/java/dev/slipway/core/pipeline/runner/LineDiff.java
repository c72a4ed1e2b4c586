package dev.slipway.core.pipeline.runner;

import java.util.ArrayList;
import java.util.List;

/// Two texts line by line, as a unified diff in one piece: the lines before and after what differs
/// are left out but for three.
final class LineDiff {
    private static final int CONTEXT = 3;

    private LineDiff() {}

    static String unified(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        var head = 0;
        while (head < Math.min(old.size(), now.size()) && old.get(head).equals(now.get(head))) {
            head++;
        }
        var tail = 0;
        while (tail < Math.min(old.size(), now.size()) - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        var from = Math.max(0, head - CONTEXT);
        var more = Math.min(tail, CONTEXT);
        var lines = new ArrayList<String>();
        lines.add("--- Jenkinsfile");
        lines.add("+++ Jenkinsfile (edited)");
        lines.add(
                "@@ -%d,%d +%d,%d @@"
                        .formatted(
                                from + 1,
                                old.size() - tail + more - from,
                                from + 1,
                                now.size() - tail + more - from));
        add(lines, " ", old.subList(from, head));
        add(lines, "-", old.subList(head, old.size() - tail));
        add(lines, "+", now.subList(head, now.size() - tail));
        add(lines, " ", old.subList(old.size() - tail, old.size() - tail + more));
        return String.join("\n", lines) + "\n";
    }

    private static void add(List<String> lines, String mark, List<String> part) {
        part.forEach(line -> lines.add(mark + line));
    }
}
