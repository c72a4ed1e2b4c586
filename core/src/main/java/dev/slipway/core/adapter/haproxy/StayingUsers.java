package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.traffic.HashKey;
import dev.slipway.core.traffic.Rule;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import dev.slipway.core.traffic.TrafficSplit.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Rules, sticky users and the version on trial as the router's maps have them: words, only of what
/// there is (`sticky WORD`, `rules LIST`, `hash header:NAME:SALT`, `v1 trial`; with any of them
/// `more yes`, so that a request has to look but once); the cookies that count; and expressions
/// over a request's headers.
final class StayingUsers {
    private static final String STICKY = "sticky ";
    private static final String RULES = "rules ";
    private static final String HASH = "hash ";
    private static final Pattern TRIAL = Pattern.compile("v([0-4]) trial");
    private static final String BREAK = "[[:cntrl:]]";

    private StayingUsers() {}

    static List<String> words(TrafficSplit split) {
        var lines = new ArrayList<String>();
        split.sticky().ifPresent(word -> lines.add(STICKY + SafeWriter.checked(word)));
        if (!split.rules().isEmpty()) {
            lines.add(RULES + list(split));
        }
        split.hash().ifPresent(hash -> lines.add(HASH + text(hash)));
        split.onTrial().ifPresent(slot -> lines.add(slot + " trial"));
        if (!lines.isEmpty()) {
            lines.add("more yes");
        }
        return lines;
    }

    /// `header:x-lang:zh:v1,cookie:team:blue:v0`
    private static String list(TrafficSplit split) {
        return String.join(",", split.rules().stream().map(StayingUsers::text).toList());
    }

    private static String text(Rule rule) {
        return String.join(
                ":",
                rule.kind().name().toLowerCase(Locale.ROOT),
                SafeWriter.checked(rule.name()),
                SafeWriter.checked(rule.value()),
                rule.slot().toString());
    }

    /// The same weights with what the words say.
    static TrafficSplit read(TrafficSplit weights, List<String> lines) {
        var rules = new ArrayList<Rule>();
        Optional<String> word = Optional.empty();
        Optional<Hash> hash = Optional.empty();
        Optional<Slot> trial = Optional.empty();
        for (var line : lines) {
            var tried = TRIAL.matcher(line);
            if (line.startsWith(STICKY)) {
                word = Optional.of(line.substring(STICKY.length()));
            } else if (line.startsWith(RULES)) {
                rules.addAll(rules(line.substring(RULES.length())));
            } else if (line.startsWith(HASH)) {
                hash = hash(line.substring(HASH.length()));
            } else if (tried.matches()) {
                trial = Optional.of(slot(tried.group(1)));
            }
        }
        var split = weights.with(rules, word).drawnBy(hash);
        return trial.map(split::onTrial).orElse(split);
    }

    private static List<Rule> rules(String list) {
        var rules = new ArrayList<Rule>();
        for (var text : list.split(",")) {
            var parts = text.split(":");
            if (parts.length == 4 && parts[3].matches("v[0-4]")) {
                rules.add(
                        new Rule(
                                Rule.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                                parts[1],
                                parts[2],
                                slot(parts[3].substring(1))));
            }
        }
        return rules;
    }

    private static String text(Hash hash) {
        return String.join(
                ":",
                hash.key().kind().name().toLowerCase(Locale.ROOT),
                SafeWriter.checked(hash.key().name()),
                SafeWriter.checked(hash.salt()));
    }

    private static Optional<Hash> hash(String text) {
        var parts = text.split(":");
        return parts.length == 3
                ? Optional.of(
                        new Hash(
                                new HashKey(
                                        Rule.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                                        parts[1]),
                                parts[2]))
                : Optional.empty();
    }

    /// The line of the map from an expression over a request's headers to what its sender is drawn
    /// by: what the key's header or cookie holds, with the salt before it.
    static List<String> keys(TrafficSplit split) {
        return split.hash().map(hash -> List.of(key(hash))).orElse(List.of());
    }

    private static String key(Hash hash) {
        var name = SafeWriter.checked(hash.key().name()).replace(".", "[.]");
        var salt = SafeWriter.checked(hash.salt());
        return switch (hash.key().kind()) {
            case HEADER ->
                    "(^|"
                            + BREAK
                            + ")"
                            + name.toLowerCase(Locale.ROOT)
                            + ":.?([^[:cntrl:]]+) "
                            + salt
                            + "-\\2";
            // All printable characters but the semicolon.
            case COOKIE -> cookie(name) + "([!-:<-~]+) " + salt + "-\\3";
        };
    }

    private static String cookie(String name) {
        return "(^|" + BREAK + ")cookie:([^[:cntrl:]]*[^A-Za-z0-9_.-])?" + name + "=";
    }

    private static Slot slot(String digit) {
        return new Slot(digit.charAt(0) - '0');
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
            case COOKIE -> cookie(name) + value + "[^A-Za-z0-9_.-]";
        };
    }
}
