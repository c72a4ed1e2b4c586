package dev.slipway.app.run.log;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is selected, over any number of rows: from where the mouse went down to where it is. FX
/// thread only.
final class LogSelection {
    private @Nullable Caret anchor;
    private @Nullable Caret focus;

    /// Both ends, the earlier one first.
    record Range(Caret from, Caret to) {}

    void start(Caret at) {
        anchor = at;
        focus = at;
    }

    void extend(Caret to) {
        if (anchor == null) {
            anchor = to;
        }
        focus = to;
    }

    void set(Caret from, Caret to) {
        anchor = from;
        focus = to;
    }

    void clear() {
        anchor = null;
        focus = null;
    }

    /// Empty if nothing is between the ends.
    Optional<Range> range() {
        if (anchor == null || focus == null || anchor.equals(focus)) {
            return Optional.empty();
        }
        return Optional.of(
                anchor.compareTo(focus) < 0 ? new Range(anchor, focus) : new Range(focus, anchor));
    }

    /// The selected characters of a row as `from` and `to`, `to` beyond the text where the row's
    /// end is selected too; null if none.
    int @Nullable [] within(long row, int length) {
        var range = range().orElse(null);
        if (range == null || row < range.from().row() || row > range.to().row()) {
            return null;
        }
        int from = row == range.from().row() ? Math.min(range.from().index(), length) : 0;
        int to = row == range.to().row() ? Math.min(range.to().index(), length) : length + 1;
        return new int[] {from, to};
    }
}
