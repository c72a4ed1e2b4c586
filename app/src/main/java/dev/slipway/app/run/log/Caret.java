package dev.slipway.app.run.log;

import java.util.Comparator;

/// A place in the rows.
///
/// @param row of the document · index of the character in its text
record Caret(long row, int index) implements Comparable<Caret> {
    private static final Comparator<Caret> ORDER =
            Comparator.comparingLong(Caret::row).thenComparingInt(Caret::index);

    @Override
    public int compareTo(Caret other) {
        return ORDER.compare(this, other);
    }
}
