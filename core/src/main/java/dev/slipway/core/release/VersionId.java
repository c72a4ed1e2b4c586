package dev.slipway.core.release;

/// A version's number within its project: `v3`.
public record VersionId(int number) implements Comparable<VersionId> {
    @Override
    public int compareTo(VersionId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "v" + number;
    }
}
