package dev.slipway.app.release;

import dev.slipway.core.release.ReleaseLogs.Line;
import dev.slipway.core.release.Side;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Lines of both versions as rows of one time axis: what stable and what the others printed within
/// the same second stand side by side. Pure.
final class AlignedRows {
    private AlignedRows() {}

    /// @param at of the earlier of the two · stable, tried one line of each, empty beside a longer
    ///   other
    record Row(Instant at, Optional<Line> stable, Optional<Line> tried) {}

    static List<Row> of(List<Line> lines) {
        var rows = new ArrayList<Row>();
        var stable = new ArrayList<Line>();
        var tried = new ArrayList<Line>();
        var second = Instant.EPOCH;
        for (var line : lines.stream().sorted(Comparator.comparing(Line::at)).toList()) {
            var its = line.at().truncatedTo(ChronoUnit.SECONDS);
            if (!its.equals(second)) {
                pair(stable, tried, rows);
                second = its;
            }
            (line.side() == Side.STABLE ? stable : tried).add(line);
        }
        pair(stable, tried, rows);
        return rows;
    }

    private static void pair(List<Line> stable, List<Line> tried, List<Row> rows) {
        for (int i = 0; i < Math.max(stable.size(), tried.size()); i++) {
            var left = at(stable, i);
            var right = at(tried, i);
            var time = left.map(Line::at).orElse(Instant.MAX);
            var other = right.map(Line::at).orElse(Instant.MAX);
            rows.add(new Row(time.isBefore(other) ? time : other, left, right));
        }
        stable.clear();
        tried.clear();
    }

    private static Optional<Line> at(List<Line> lines, int index) {
        return index < lines.size() ? Optional.of(lines.get(index)) : Optional.empty();
    }
}
