package dev.slipway.core.compose;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// `checks:` of `x-release`, and `check:` of a step. One thread, one use.
final class ChecksReader {
    private static final Set<String> KEYS =
            Set.of(
                    "name",
                    "http",
                    "command",
                    "image",
                    "webhook",
                    "count",
                    "interval",
                    "failureLimit",
                    "inconclusiveLimit",
                    "errorLimit",
                    "timeout",
                    "dryRun");
    private static final Set<String> HTTP =
            Set.of("path", "status", "contains", "requests", "perSecond", "failures");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]{0,31}");
    private static final int MOST = 1_000;

    private final Values values;

    ChecksReader(Values values) {
        this.values = values;
    }

    /// A list of checks, or one.
    List<CheckSpec> read(String key, Yaml given) {
        var items = given instanceof Yaml.Mapping ? List.of(given) : values.list(key, given);
        var checks = new ArrayList<CheckSpec>();
        var names = new HashSet<String>();
        for (var item : items) {
            check(key, item, checks.size() + 1)
                    .ifPresent(check -> {
                        if (names.add(check.name())) {
                            checks.add(check);
                        } else {
                            values.wrong(key, item, "has names of their own", "");
                        }
                    });
        }
        return checks;
    }

    private Optional<CheckSpec> check(String key, Yaml item, int number) {
        var entries = values.mapping(key, item);
        entries.forEach((name, entry) -> {
            if (!KEYS.contains(name)) {
                KnownKeys.refuse(values.findings(), "x-release." + key, name, entry, KEYS);
            }
        });
        var kinds = kinds(key, item, entries);
        return kinds.size() == 1
                ? Optional.of(
                        new CheckSpec(
                                name(key, entries, number),
                                kinds.getFirst(),
                                duration(key, entries, "interval", Duration.ofSeconds(5)),
                                integer(key, entries, "count", 1, MOST, 1),
                                integer(key, entries, "failureLimit", 0, MOST, 0),
                                integer(key, entries, "inconclusiveLimit", 0, MOST, 0),
                                integer(key, entries, "errorLimit", 0, MOST, 4),
                                duration(key, entries, "timeout", Duration.ofSeconds(60)),
                                of(entries, "dryRun")
                                        .flatMap(v -> values.bool(key + ".dryRun", v))
                                        .orElse(false)))
                : Optional.empty();
    }

    private List<CheckSpec.Kind> kinds(String key, Yaml item, Map<String, Yaml.Entry> entries) {
        var kinds = new ArrayList<CheckSpec.Kind>();
        of(entries, "http").ifPresent(given -> kinds.add(http(key + ".http", given)));
        of(entries, "command")
                .flatMap(given -> values.command(key + ".command", given))
                .ifPresent(words ->
                        kinds.add(
                                new CheckSpec.Command(
                                        of(entries, "image")
                                                .flatMap(v -> values.text(key + ".image", v)),
                                        words)));
        of(entries, "webhook").flatMap(given -> webhook(key, given)).ifPresent(kinds::add);
        if (kinds.size() != 1) {
            values.wrong(
                    key,
                    item,
                    "says one of http, command and webhook",
                    "For example {name: smoke, http: {path: /health}}.");
        }
        return kinds;
    }

    private CheckSpec.Kind http(String key, Yaml given) {
        var entries = values.mapping(key, given);
        entries.forEach((name, entry) -> {
            if (!HTTP.contains(name)) {
                KnownKeys.refuse(values.findings(), "x-release." + key, name, entry, HTTP);
            }
        });
        var path = of(entries, "path").flatMap(v -> values.text(key + ".path", v)).orElse("/");
        if (!path.matches("/[!-~]{0,500}")) {
            values.wrong(key + ".path", given, "is a path", "Write /health.");
        }
        return new CheckSpec.Http(
                path,
                integer(key, entries, "status", 100, 599, 200),
                of(entries, "contains").flatMap(v -> values.text(key + ".contains", v)),
                integer(key, entries, "requests", 1, 100_000, 1),
                integer(key, entries, "perSecond", 1, 200, 10),
                integer(key, entries, "failures", 0, 100_000, 0));
    }

    private Optional<CheckSpec.Kind> webhook(String key, Yaml given) {
        var text = values.text(key + ".webhook", given).orElse("");
        try {
            var uri = URI.create(text);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return Optional.of(new CheckSpec.Webhook(text));
            }
        } catch (IllegalArgumentException noAddress) {
            // told below
        }
        return values.wrong(key + ".webhook", given, "is an address", "Write https://….");
    }

    private String name(String key, Map<String, Yaml.Entry> entries, int number) {
        var name = of(entries, "name").flatMap(v -> values.text(key + ".name", v));
        if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
            of(entries, "name")
                    .ifPresent(v ->
                            values.wrong(key + ".name", v, "is of letters, digits, _ and -", ""));
        }
        return name.orElse("check" + number);
    }

    private static Optional<Yaml> of(Map<String, Yaml.Entry> entries, String name) {
        return Optional.ofNullable(entries.get(name)).map(Yaml.Entry::value);
    }

    private int integer(
            String key,
            Map<String, Yaml.Entry> entries,
            String name,
            int least,
            int most,
            int otherwise) {
        return of(entries, name)
                .flatMap(v -> values.integer(key + "." + name, v, least, most))
                .orElse(otherwise);
    }

    private Duration duration(
            String key, Map<String, Yaml.Entry> entries, String name, Duration otherwise) {
        return of(entries, name)
                .flatMap(v -> values.duration(key + "." + name, v))
                .orElse(otherwise);
    }
}
