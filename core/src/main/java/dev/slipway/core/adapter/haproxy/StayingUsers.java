package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.traffic.Rule;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Rules, sticky users and the version on trial as the router's maps have them. Beside the split's
/// line there are `sticky WORD`, `rules LIST` and `trial SLOT`, `none` for neither; what they mean
/// is in two more maps: the cookies that count, and the expressions over a request's headers.
final class StayingUsers {
    static final String NONE = "none";
    private static final String BREAK = "[[:cntrl:]]";

    private StayingUsers() {}

    static String word(TrafficSplit split) {
        return split.sticky().map(SafeWriter::checked).orElse(NONE);
    }

    /// `header:x-lang:zh:v1,cookie:team:blue:v0`
    static String list(TrafficSplit split) {
        return split.rules().isEmpty()
                ? NONE
                : String.join(",", split.rules().stream().map(StayingUsers::text).toList());
    }

    private static String text(Rule rule) {
        return String.join(
                ":",
                rule.kind().name().toLowerCase(Locale.ROOT),
                SafeWriter.checked(rule.name()),
                SafeWriter.checked(rule.value()),
                rule.slot().toString());
    }

    static String trial(TrafficSplit split) {
        return split.onTrial().map(Slot::toString).orElse(NONE);
    }

    /// What a router's values mean.
    static TrafficSplit read(TrafficSplit weights, String word, String list, String trial) {
        var rules = new ArrayList<Rule>();
        for (var text : list.equals(NONE) ? new String[0] : list.split(",")) {
            var parts = text.split(":");
            if (parts.length == 4 && isSlot(parts[3])) {
                rules.add(
                        new Rule(
                                Rule.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                                parts[1],
                                parts[2],
                                new Slot(parts[3].charAt(1) - '0')));
            }
        }
        var split =
                weights.with(
                        rules,
                        word.equals(NONE) || word.isEmpty() ? Optional.empty() : Optional.of(word));
        return isSlot(trial) ? split.onTrial(new Slot(trial.charAt(1) - '0')) : split;
    }

    private static boolean isSlot(String text) {
        return text.matches("v[0-4]");
    }

    /// Lines of the map from a cookie's value to its version.
    static List<String> cookies(TrafficSplit split) {
        var lines = new ArrayList<String>();
        split.sticky()
                .ifPresent(word -> {
                    for (var slot : split.weights().keySet()) {
                        lines.add(SafeWriter.checked(word + "-" + slot) + " " + slot);
                    }
                });
        return lines;
    }

    /// Lines of the map from an expression over all headers to a version; no blanks, semicolons or
    /// backslashes, which the control channel would take for its own.
    static List<String> expressions(TrafficSplit split) {
        return split.rules().stream().map(rule -> expression(rule) + " " + rule.slot()).toList();
    }

    private static String expression(Rule rule) {
        var name = SafeWriter.checked(rule.name()).replace(".", "[.]");
        var value = SafeWriter.checked(rule.value()).replace(".", "[.]");
        return switch (rule.kind()) {
            case HEADER ->
                    "(^|" + BREAK + ")" + name.toLowerCase(Locale.ROOT) + ":.?" + value + BREAK;
            case COOKIE ->
                    "(^|"
                            + BREAK
                            + ")cookie:([^[:cntrl:]]*[^A-Za-z0-9_.-])?"
                            + name
                            + "="
                            + value
                            + "[^A-Za-z0-9_.-]";
        };
    }
}
