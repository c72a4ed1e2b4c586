package dev.slipway.core.release;

import dev.slipway.core.problem.ProblemException;

/// A version's number within its project: `v3`.
public record VersionId(int number) implements Comparable<VersionId> {
    /// `vN`. Problem `version.unknown`.
    public static VersionId parse(String text) {
        if (!text.matches("v[1-9][0-9]{0,8}")) {
            throw ProblemException.usage(
                    "version.unknown",
                    "There is no version \"" + text + "\".",
                    "Versions are named v1, v2, …; `slipway history PROJECT` lists them.");
        }
        return new VersionId(Integer.parseInt(text.substring(1)));
    }

    @Override
    public int compareTo(VersionId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "v" + number;
    }
}
