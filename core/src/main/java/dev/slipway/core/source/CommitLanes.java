package dev.slipway.core.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where each commit of a history stands when it is drawn as a graph, one row a commit: a lane is a
/// column that a line of descent keeps until it ends or joins another. Pure.
public final class CommitLanes {
    /// The hash that each lane leads down to, null where it is free.
    private final List<@Nullable String> lanes = new ArrayList<>();

    private CommitLanes() {}

    /// @param lane the commit's column, from 0 · width columns in use in this row
    public record Row(Commit commit, int lane, int width, List<Line> lines) {
        public Row {
            lines = List.copyOf(lines);
        }
    }

    /// A piece of a line within one row. One that does not change its lane and does not touch the
    /// commit goes through.
    ///
    /// @param from, to lanes at its upper and lower end · part of the row that it takes
    public record Line(int from, int to, Part part) {}

    public enum Part {
        /// From the row's upper edge to the commit.
        ABOVE,
        /// From the commit to the row's lower edge.
        BELOW,
        /// From the upper to the lower edge, past the commit.
        THROUGH
    }

    /// @param commits children before their parents; a parent that is not among them leaves an open
    ///   end
    public static List<Row> of(List<Commit> commits) {
        var lanes = new CommitLanes();
        return commits.stream().map(lanes::row).toList();
    }

    private Row row(Commit commit) {
        var hash = commit.revision().hash();
        int width = lanes.size();
        int known = lanes.indexOf(hash);
        int lane = known >= 0 ? known : free();
        var lines = new ArrayList<Line>();
        for (int i = 0; i < width; i++) {
            if (hash.equals(lanes.get(i))) {
                lines.add(new Line(i, lane, Part.ABOVE));
                lanes.set(i, null);
            }
        }
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i) != null) {
                lines.add(new Line(i, i, Part.THROUGH));
            }
        }
        below(commit, lane, lines);
        width = Math.max(width, Math.max(lane + 1, lanes.size()));
        while (!lanes.isEmpty() && lanes.getLast() == null) {
            lanes.removeLast();
        }
        return new Row(commit, lane, width, lines);
    }

    /// The first parent goes on in the commit's lane, also where another lane leads to it already:
    /// they come together there. The others are come to from the side.
    private void below(Commit commit, int lane, List<Line> lines) {
        var told = new HashSet<String>();
        for (var parent : commit.parents()) {
            if (!told.add(parent)) {
                continue;
            }
            boolean isFirst = told.size() == 1;
            int known = lanes.indexOf(parent);
            int there = isFirst ? lane : known >= 0 ? known : free();
            take(there, parent);
            lines.add(new Line(lane, there, Part.BELOW));
        }
    }

    private int free() {
        int free = lanes.indexOf(null);
        return free >= 0 ? free : lanes.size();
    }

    private void take(int lane, String hash) {
        while (lanes.size() <= lane) {
            lanes.add(null);
        }
        lanes.set(lane, hash);
    }
}
