package dev.slipway.app.run.log;

import dev.slipway.app.fx.Background;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds rows with a text, whatever its case, in the whole of a document, off the FX thread; rows
/// become known while it still looks. FX thread only.
final class LogSearch implements AutoCloseable {
    private static final int AT_ONCE = 8192;
    private static final int MOST = 100_000;
    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[0-9;:?]*[ -/]*[@-~]");

    private final Background background;
    private final Runnable changed;
    private String query = "";
    private long[] rows = {};
    private int current = -1;
    private boolean looking;
    private int generation;
    private @Nullable Future<?> running;

    LogSearch(Background background, Runnable changed) {
        this.background = background;
        this.changed = changed;
    }

    /// Looks anew. An empty text ends the search.
    void look(LogDocument document, String text) {
        stop();
        query = text.toLowerCase(Locale.ROOT);
        rows = new long[0];
        current = -1;
        looking = !query.isEmpty();
        changed.run();
        if (!looking) {
            return;
        }
        var wanted = query;
        var sections = document.sections();
        var starts = sections.stream().mapToLong(s -> document.rowOf(s.ordinal(), 0)).toArray();
        var counts = sections.stream().mapToLong(LogSection::lines).toArray();
        int mine = generation;
        running =
                background.load(
                        () -> {
                            scan(sections, starts, counts, wanted, mine);
                            return wanted;
                        },
                        done -> {
                            looking = false;
                            changed.run();
                        },
                        problem -> looking = false);
    }

    static boolean contains(String raw, String wanted) {
        var text = raw.indexOf('\u001b') < 0 ? raw : ESCAPE.matcher(raw).replaceAll("");
        return containsIgnoringCase(text, wanted);
    }

    private static boolean containsIgnoringCase(String text, String wanted) {
        int last = text.length() - wanted.length();
        for (int i = 0; i <= last; i++) {
            if (text.regionMatches(true, i, wanted, 0, wanted.length())) {
                return true;
            }
        }
        return false;
    }

    private void scan(
            List<LogSection> sections, long[] starts, long[] counts, String wanted, int mine)
            throws InterruptedException {
        int total = 0;
        for (int s = 0; s < sections.size(); s++) {
            for (long from = 0; from < counts[s] && total < MOST; ) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                var lines = sections.get(s).read(from, AT_ONCE);
                if (lines.isEmpty()) {
                    break;
                }
                long start = starts[s];
                var found =
                        lines.stream()
                                .filter(line -> contains(line.text(), wanted))
                                .mapToLong(line -> start + line.number())
                                .toArray();
                total += found.length;
                from += lines.size();
                if (found.length > 0) {
                    tell(found, mine);
                }
            }
        }
    }

    private void tell(long[] found, int asked) {
        background.bring(() -> {
            if (asked == generation) {
                int before = rows.length;
                rows = Arrays.copyOf(rows, before + found.length);
                System.arraycopy(found, 0, rows, before, found.length);
                changed.run();
            }
        });
    }

    /// What is looked for, in lower case; empty if nothing is.
    String query() {
        return query;
    }

    boolean isLooking() {
        return looking;
    }

    long[] rows() {
        return rows;
    }

    /// Index into `rows` of the match one is at, -1 at none yet.
    int current() {
        return current;
    }

    /// Goes to the next match (or the one before), round and round; from `row` the first time. The
    /// row, or -1.
    long step(boolean forward, long row) {
        if (rows.length == 0) {
            return -1;
        }
        if (current < 0) {
            int at = Arrays.binarySearch(rows, row);
            int next = at >= 0 ? at : -at - 1;
            current = forward ? next % rows.length : Math.floorMod(next - 1, rows.length);
        } else {
            current = Math.floorMod(current + (forward ? 1 : -1), rows.length);
        }
        changed.run();
        return rows[current];
    }

    private void stop() {
        generation++;
        if (running != null) {
            running.cancel(true);
            running = null;
        }
        looking = false;
    }

    @Override
    public void close() {
        stop();
    }
}
