package dev.slipway.core.traffic;

/// One of the five places v0 to v4 that a route has for versions.
public record Slot(int index) implements Comparable<Slot> {
    public static final int COUNT = 5;

    public Slot {
        if (index < 0 || index >= COUNT) {
            throw new IllegalArgumentException("a slot is 0 to 4, not " + index);
        }
    }

    @Override
    public int compareTo(Slot other) {
        return Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return "v" + index;
    }
}
