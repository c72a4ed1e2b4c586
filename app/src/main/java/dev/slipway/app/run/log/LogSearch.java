package dev.slipway.app.run.log;

import dev.slipway.app.fx.Background;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Finds lines in the whole of a document, off the FX thread; they become known while it still
/// looks, and what is written later is looked through when it comes. FX thread only.
final class LogSearch implements AutoCloseable {
    private static final int BYTES_AT_ONCE = 32_768;
    private static final int AT_ONCE = 8192;
    private static final int MOST = 100_000;
    private final Background background;
    private final Runnable changed;
    private final Map<Integer, Found> found = new HashMap<>();
    private @Nullable LogDocument document;
    private LogQuery query = LogQuery.NONE;
    private long[] rows = {};
    private int count;
    private boolean stale;
    private int current = -1;
    private boolean looking;
    private int generation;
    private @Nullable Future<?> running;

    /// What is known of one step.
    private static final class Found {
        private long[] lines = {};
        private long scanned;
    }

    LogSearch(Background background, Runnable changed) {
        this.background = background;
        this.changed = changed;
    }

    /// Looks anew. An empty query ends the search.
    void look(LogDocument where, LogQuery wanted) {
        stop();
        document = where;
        query = wanted;
        found.clear();
        count = 0;
        current = -1;
        stale = true;
        scan();
        changed.run();
    }

    /// Looks through what was written since; to be told when the document grew.
    void grown() {
        stale = true;
        if (!looking) {
            scan();
        }
    }

    private record Piece(LogSection section, long from, long to) {}

    private void scan() {
        var where = document;
        if (where == null || query.isEmpty() || query.isBroken() || count >= MOST) {
            return;
        }
        var pieces =
                where.sections().stream()
                        .map(s -> new Piece(s, of(s.ordinal()).scanned, s.lines()))
                        .filter(piece -> piece.from < piece.to)
                        .toList();
        if (pieces.isEmpty()) {
            return;
        }
        looking = true;
        var wanted = query;
        int mine = generation;
        running =
                background.load(
                        () -> {
                            scan(pieces, wanted, mine);
                            return mine;
                        },
                        done -> ended(),
                        problem -> looking = false);
    }

    private void ended() {
        looking = false;
        scan();
        changed.run();
    }

    private Found of(int ordinal) {
        return found.computeIfAbsent(ordinal, o -> new Found());
    }

    private void scan(List<Piece> pieces, LogQuery wanted, int mine) throws InterruptedException {
        var fast = ByteSearch.of(wanted);
        if (fast.isPresent()) {
            scan(pieces, fast.get(), mine);
            return;
        }
        int total = 0;
        for (var piece : pieces) {
            for (long from = piece.from; from < piece.to && total < MOST; ) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                var lines = piece.section.read(from, (int) Math.min(AT_ONCE, piece.to - from));
                if (lines.isEmpty()) {
                    break;
                }
                var hits =
                        lines.stream()
                                .filter(line -> wanted.isIn(line.text()))
                                .mapToLong(line -> line.number())
                                .toArray();
                total += hits.length;
                from += lines.size();
                tell(piece.section.ordinal(), hits, from, mine);
            }
        }
    }

    private void scan(List<Piece> pieces, ByteSearch wanted, int mine) throws InterruptedException {
        int total = 0;
        for (var piece : pieces) {
            for (long from = piece.from; from < piece.to && total < MOST; ) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                var text = piece.section.text(from, (int) Math.min(BYTES_AT_ONCE, piece.to - from));
                var found = wanted.in(text, from);
                if (found.lines() == 0) {
                    break;
                }
                total += found.hits().length;
                from += found.lines();
                tell(piece.section.ordinal(), found.hits(), from, mine);
            }
        }
    }

    private void tell(int ordinal, long[] hits, long scanned, int asked) {
        background.bring(() -> {
            if (asked != generation) {
                return;
            }
            var known = of(ordinal);
            known.scanned = scanned;
            if (hits.length > 0) {
                int before = known.lines.length;
                known.lines = Arrays.copyOf(known.lines, before + hits.length);
                System.arraycopy(hits, 0, known.lines, before, hits.length);
                count += hits.length;
                stale = true;
                changed.run();
            }
        });
    }

    LogQuery query() {
        return query;
    }

    boolean isLooking() {
        return looking;
    }

    /// How many lines are known to have it.
    int count() {
        return count;
    }

    /// Rows of the document as if nothing were filtered, ascending.
    long[] rows() {
        var where = document;
        if (stale && where != null) {
            stale = false;
            rows = new long[count];
            int at = 0;
            for (var section : where.sections()) {
                var known = found.get(section.ordinal());
                long start = where.wholeRowOf(section.ordinal(), 0);
                for (int i = 0; known != null && i < known.lines.length; i++) {
                    rows[at++] = start + known.lines[i];
                }
            }
            rows = Arrays.copyOf(rows, at);
        }
        return rows;
    }

    /// Index into `rows` of the match one is at, -1 at none yet.
    int current() {
        return current < rows().length ? current : -1;
    }

    /// Goes to the next match (or the one before), round and round; from `row` the first time. The
    /// row, or -1.
    long step(boolean forward, long row) {
        var all = rows();
        if (all.length == 0) {
            return -1;
        }
        if (current < 0) {
            int at = Arrays.binarySearch(all, row);
            int next = at >= 0 ? at : -at - 1;
            current = forward ? next % all.length : Math.floorMod(next - 1, all.length);
        } else {
            current = Math.floorMod(current + (forward ? 1 : -1), all.length);
        }
        changed.run();
        return all[current];
    }

    private void stop() {
        generation++;
        if (running != null) {
            running.cancel(true);
            running = null;
        }
        looking = false;
    }

    /// What is still told of the document afterwards begins no search.
    @Override
    public void close() {
        stop();
        document = null;
    }
}
