package dev.slipway.core.pipeline.trigger;

import java.util.BitSet;
import java.util.random.RandomGenerator;

/// One field of a cron line as the set of values it allows: `*`, `5`, `1-5`, `*/15`, `1-20/3`, `H`,
/// `H/15`, `H(0-29)`, `H(0-29)/10`, and lists of those. `H` is a value that differs from project to
/// project and stays the same for one.
record CronField(BitSet allowed, boolean isEvery) {

    /// A field's kind. `H` in the day of the month stops at 28, so that it is there in each month.
    enum Kind {
        MINUTE(0, 59, 59),
        HOUR(0, 23, 23),
        DAY_OF_MONTH(1, 31, 28),
        MONTH(1, 12, 12),
        DAY_OF_WEEK(0, 7, 6);

        private final int low;
        private final int high;
        private final int hashHigh;

        Kind(int low, int high, int hashHigh) {
            this.low = low;
            this.high = high;
            this.hashHigh = hashHigh;
        }
    }

    /// Says what is wrong with a field.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    boolean allows(int value) {
        return allowed.get(value);
    }

    static CronField parse(String text, Kind kind, RandomGenerator hash) throws Malformed {
        var allowed = new BitSet();
        for (var part : text.split(",", -1)) {
            add(allowed, part, kind, hash);
        }
        if (kind == Kind.DAY_OF_WEEK && allowed.get(7)) {
            allowed.set(0);
        }
        return new CronField(allowed, text.equals("*"));
    }

    private static void add(BitSet allowed, String part, Kind kind, RandomGenerator hash)
            throws Malformed {
        var slash = part.indexOf('/');
        var range = slash < 0 ? part : part.substring(0, slash);
        var step = slash < 0 ? 0 : number(part.substring(slash + 1));
        if (slash >= 0 && step < 1) {
            throw new Malformed("a step has to be at least 1: " + part);
        }
        if (range.startsWith("H")) {
            addHashed(allowed, range.substring(1), step, kind, hash);
        } else if (range.equals("*")) {
            fill(allowed, kind.low, kind.high, Math.max(1, step));
        } else {
            var dash = range.indexOf('-');
            var low = within(number(dash < 0 ? range : range.substring(0, dash)), kind);
            var high = dash < 0 ? low : within(number(range.substring(dash + 1)), kind);
            if (dash < 0 && step > 0) {
                throw new Malformed("a step needs a range: " + part);
            }
            fill(allowed, low, ordered(low, high, part), Math.max(1, step));
        }
    }

    private static void addHashed(
            BitSet allowed, String range, int step, Kind kind, RandomGenerator hash)
            throws Malformed {
        var low = kind.low;
        var high = kind.hashHigh;
        if (!range.isEmpty()) {
            if (!range.matches("\\(\\d{1,2}-\\d{1,2}\\)")) {
                throw new Malformed("H takes a range in parentheses, H(0-29): H" + range);
            }
            var ends = range.substring(1, range.length() - 1).split("-");
            low = within(number(ends[0]), kind);
            high = ordered(low, within(number(ends[1]), kind), "H" + range);
        }
        if (step == 0) {
            allowed.set(low + hash.nextInt(high - low + 1));
        } else if (step > high - low + 1) {
            throw new Malformed("a step of " + step + " is longer than its range");
        } else {
            fill(allowed, low + hash.nextInt(step), high, step);
        }
    }

    private static void fill(BitSet allowed, int low, int high, int step) {
        for (var value = low; value <= high; value += step) {
            allowed.set(value);
        }
    }

    private static int ordered(int low, int high, String part) throws Malformed {
        if (low > high) {
            throw new Malformed("a range begins with the smaller number: " + part);
        }
        return high;
    }

    private static int within(int value, Kind kind) throws Malformed {
        if (value < kind.low || value > kind.high) {
            throw new Malformed(value + " is not between " + kind.low + " and " + kind.high);
        }
        return value;
    }

    private static int number(String text) throws Malformed {
        if (!text.matches("\\d{1,2}")) {
            throw new Malformed("\"" + text + "\" is no number");
        }
        return Integer.parseInt(text);
    }
}
