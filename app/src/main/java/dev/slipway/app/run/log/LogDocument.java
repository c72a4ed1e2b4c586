package dev.slipway.app.run.log;

import dev.slipway.app.fx.Background;
import dev.slipway.core.pipeline.StepLog;
import dev.slipway.core.pipeline.StepResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The logs of some steps as one list of rows: a header, then the lines, step after step. Any row
/// is found at once in logs of any size; only what was looked at lately is in memory. What is not
/// read yet is `Pending` and told when it has come. FX thread only, all reading off it.
final class LogDocument implements AutoCloseable {
    private final Function<StepResult, StepLog> open;
    private final LogBlocks blocks;
    private final LogTail tail;
    private final Runnable changed;
    private final SequencedMap<Integer, LogSection> known = new LinkedHashMap<>();
    private List<LogSection> sections = List.of();
    private long[] starts = {0};
    private long @Nullable [] only;

    /// @param open gives a step's log; called off the FX thread
    /// @param changed told on the FX thread when rows came or were read
    LogDocument(Background background, Function<StepResult, StepLog> open, Runnable changed) {
        this.open = open;
        this.changed = changed;
        this.blocks = new LogBlocks(background, changed);
        this.tail = new LogTail(background, this::grown);
    }

    /// Shows these steps, in this order. Those that were shown before keep what was read.
    ///
    /// @param ended true if nothing will be written any more, whatever the files say
    void show(List<LogPart> parts, boolean ended) {
        var shown = new ArrayList<LogSection>();
        for (var part : parts) {
            var section =
                    known.computeIfAbsent(part.step().ordinal(), o -> new LogSection(part, open));
            section.part(part);
            shown.add(section);
        }
        sections = List.copyOf(shown);
        count();
        tail.follow(sections, ended);
        changed.run();
    }

    private void grown(Map<LogSection, Long> counts) {
        counts.forEach(LogSection::lines);
        count();
        changed.run();
    }

    private void count() {
        var counted = new long[sections.size() + 1];
        for (int i = 0; i < sections.size(); i++) {
            counted[i + 1] = counted[i] + 1 + sections.get(i).lines();
        }
        starts = counted;
    }

    /// Rows that are shown.
    long rowCount() {
        return only == null ? wholeRowCount() : only.length;
    }

    private long wholeRowCount() {
        return starts[starts.length - 1];
    }

    /// Shows only these rows of the whole, ascending; null shows all.
    void only(long @Nullable [] rows) {
        only = rows;
    }

    boolean isFiltered() {
        return only != null;
    }

    /// Where a row of the whole is shown; the next one that is, where it is filtered out.
    long shownRow(long wholeRow) {
        if (only == null || wholeRow < 0) {
            return wholeRow;
        }
        int at = Arrays.binarySearch(only, wholeRow);
        return at >= 0 ? at : -at - 1;
    }

    private long whole(long row) {
        return only == null || row < 0 || row >= only.length ? row : only[(int) row];
    }

    LogRow row(long shownRow) {
        long row = whole(shownRow);
        int index = sectionAt(row);
        var section = sections.get(index);
        long line = row - starts[index] - 1;
        return line < 0 ? new LogRow.Header(section.part()) : blocks.row(section, line);
    }

    /// The row of a step's line (from 0), or -1 if that step is not shown.
    long rowOf(int ordinal, long line) {
        return shownRow(wholeRowOf(ordinal, line));
    }

    /// The same without a filter.
    long wholeRowOf(int ordinal, long line) {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).ordinal() == ordinal) {
                return starts[i] + 1 + line;
            }
        }
        return -1;
    }

    /// True if that line of a shown step has been counted.
    boolean knows(int ordinal, long line) {
        return sections.stream().anyMatch(s -> s.ordinal() == ordinal && line < s.lines());
    }

    private int sectionAt(long row) {
        int low = 0;
        int high = sections.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// The sections as they are now, for reading many lines off the FX thread.
    List<LogSection> sections() {
        return sections;
    }

    /// Rows `from` to `to` as (section, lines) ranges.
    List<LogRange> ranges(long from, long to) {
        if (only == null) {
            return wholeRanges(from, to);
        }
        var ranges = new ArrayList<LogRange>();
        for (long row = from; row <= Math.min(to, only.length - 1); row++) {
            ranges.addAll(wholeRanges(whole(row), whole(row)));
        }
        return ranges;
    }

    private List<LogRange> wholeRanges(long from, long to) {
        var ranges = new ArrayList<LogRange>();
        for (int i = 0; i < sections.size(); i++) {
            long first = Math.max(from, starts[i] + 1) - starts[i] - 1;
            long last = Math.min(to, starts[i + 1] - 1) - starts[i] - 1;
            if (first <= last) {
                ranges.add(new LogRange(sections.get(i), first, last - first + 1));
            }
        }
        return ranges;
    }

    @Override
    public void close() {
        tail.close();
        blocks.close();
        var all = List.copyOf(known.values());
        blocks.background().fireAndForget(() -> all.forEach(LogSection::close));
    }
}
