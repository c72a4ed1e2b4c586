package dev.slipway.core.update;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version as packages carry it: `0.3.0`, `0.3.0-rc.1` before it, `0.3.0+12.gabcdef01` for the
/// twelfth commit after it. Ordered by age.
///
/// @param pre what stands behind a hyphen, empty for a finished version
/// @param since commits since that version
public record ReleaseNumber(int major, int minor, int patch, String pre, int since)
        implements Comparable<ReleaseNumber> {
    private static final Pattern FORM =
            Pattern.compile(
                    "v?(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?:-([0-9A-Za-z.-]{1,40}))?(?:\\+(\\d{1,6})(?:\\.[0-9A-Za-z.]{1,60})?)?");

    /// Empty for what is no version, such as `development`.
    public static Optional<ReleaseNumber> parse(String text) {
        return Optional.of(FORM.matcher(text)).filter(Matcher::matches).map(ReleaseNumber::of);
    }

    private static ReleaseNumber of(Matcher parts) {
        var pre = parts.group(4);
        var since = parts.group(5);
        return new ReleaseNumber(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                pre == null ? "" : pre,
                since == null ? 0 : Integer.parseInt(since));
    }

    public boolean isNewerThan(ReleaseNumber other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(ReleaseNumber other) {
        var numbers = Integer.compare(major, other.major);
        numbers = numbers != 0 ? numbers : Integer.compare(minor, other.minor);
        numbers = numbers != 0 ? numbers : Integer.compare(patch, other.patch);
        numbers = numbers != 0 ? numbers : comparePre(pre, other.pre);
        return numbers != 0 ? numbers : Integer.compare(since, other.since);
    }

    /// As semantic versions are ordered: none is newest, numbers by value, words by letters.
    private static int comparePre(String mine, String other) {
        if (mine.isEmpty() || other.isEmpty()) {
            return Boolean.compare(mine.isEmpty(), other.isEmpty());
        }
        var ours = mine.split("\\.", -1);
        var theirs = other.split("\\.", -1);
        for (var i = 0; i < Math.min(ours.length, theirs.length); i++) {
            var compared = comparePart(ours[i], theirs[i]);
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(ours.length, theirs.length);
    }

    private static int comparePart(String mine, String other) {
        var isNumber = mine.matches("\\d{1,9}");
        var isOtherNumber = other.matches("\\d{1,9}");
        if (isNumber && isOtherNumber) {
            return Integer.compare(Integer.parseInt(mine), Integer.parseInt(other));
        }
        return isNumber == isOtherNumber
                ? mine.compareTo(other)
                : Boolean.compare(isOtherNumber, isNumber);
    }

    @Override
    public String toString() {
        return major
                + "."
                + minor
                + "."
                + patch
                + (pre.isEmpty() ? "" : "-" + pre)
                + (since == 0 ? "" : "+" + since);
    }
}
