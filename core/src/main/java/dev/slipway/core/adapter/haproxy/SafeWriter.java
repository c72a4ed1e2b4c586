package dev.slipway.core.adapter.haproxy;

import java.util.regex.Pattern;

/// The one way by which names and numbers enter HAProxy's configuration, its maps and the commands
/// to it. A name that could be anything else than a name is a bug of the caller. One thread.
final class SafeWriter {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,63}");

    private final StringBuilder text = new StringBuilder();

    /// Text of our own, given in the program.
    SafeWriter own(String literal) {
        text.append(literal);
        return this;
    }

    SafeWriter line(String literal) {
        text.append(literal).append('\n');
        return this;
    }

    SafeWriter name(String name) {
        text.append(checked(name));
        return this;
    }

    SafeWriter number(long number) {
        text.append(number);
        return this;
    }

    SafeWriter end() {
        text.append('\n');
        return this;
    }

    String text() {
        return text.toString();
    }

    static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for the router: " + name);
        }
        return name;
    }
}
