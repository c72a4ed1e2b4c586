package dev.slipway.app.tests;

import dev.slipway.core.pipeline.report.Difference;

/// Where what was expected and what came part and meet again. Pure.
///
/// @param before what both begin with · after what both end with
/// @param expected actual what lies between, with spaces and line ends made visible
record Differing(String before, String expected, String actual, String after) {

    static Differing of(Difference difference) {
        var one = difference.expected();
        var other = difference.actual();
        int from = 0;
        int shorter = Math.min(one.length(), other.length());
        while (from < shorter && one.charAt(from) == other.charAt(from)) {
            from++;
        }
        if (from > 0 && Character.isHighSurrogate(one.charAt(from - 1))) {
            from--;
        }
        int end = 0;
        while (end < shorter - from
                && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        if (end > 0 && Character.isLowSurrogate(one.charAt(one.length() - end))) {
            end--;
        }
        return new Differing(
                one.substring(0, from),
                visible(one.substring(from, one.length() - end)),
                visible(other.substring(from, other.length() - end)),
                one.substring(one.length() - end));
    }

    private static String visible(String text) {
        return text.replace(' ', '·').replace("\t", "→").replace("\n", "↵\n");
    }
}
