package dev.slipway.core.compose;

import dev.slipway.core.compose.VariantSpec.Match;
import dev.slipway.core.traffic.HashKey;
import dev.slipway.core.traffic.Rule;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// `variants:` of an A/B test. One thread, one use.
final class VariantsReader {
    private static final Set<String> KEYS = Set.of("weight", "env", "image", "match");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.-]{1,63}");

    private final Values values;

    VariantsReader(Values values) {
        this.values = values;
    }

    List<VariantSpec> read(Yaml given) {
        var variants = new ArrayList<VariantSpec>();
        values.mapping("x-release.variants", given)
                .forEach((name, entry) -> variants.add(variant(name, entry)));
        var sum = variants.stream().mapToInt(v -> v.weight().basisPoints()).sum();
        if (variants.size() < 2 || variants.size() > Slot.COUNT) {
            values.wrong("x-release.variants", given, "has two to five variants", "");
        } else if (sum != 10_000) {
            values.findings()
                    .error(
                            given.at(),
                            "compose.release.weights",
                            "The variants' weights sum to " + sum / 100.0 + ", not to 100.",
                            "Give each a weight, for example 50 and 50.");
        }
        if (variants.stream().filter(VariantSpec::isPlain).count() != 1) {
            values.findings()
                    .error(
                            given.at(),
                            "compose.release.variants",
                            "One variant, and only one, has neither env nor image: it is what runs now.",
                            "Write control: {weight: 50} and give the other ones env or image.");
        }
        if (variants.stream().map(v -> List.of(v.environment(), v.image())).distinct().count()
                < variants.size()) {
            values.findings()
                    .error(
                            given.at(),
                            "compose.release.variants",
                            "Two variants have the same env and image: nothing can be compared.",
                            "Take one of them out, or make them differ.");
        }
        return variants;
    }

    private VariantSpec variant(String name, Yaml.Entry entry) {
        if (!NAME.matcher(name).matches() || name.equals("candidate") || name.equals("stable")) {
            values.findings()
                    .error(
                            entry.keyAt(),
                            "compose.release.variants",
                            "\"" + name + "\" is no name for a variant.",
                            "Lower-case letters, digits and dashes, such as control or blue.");
        }
        var weight = Weight.NONE;
        Map<String, String> environment = Map.of();
        Optional<String> image = Optional.empty();
        Optional<Match> match = Optional.empty();
        for (var part : values.mapping("variants." + name, entry.value()).entrySet()) {
            var given = part.getValue().value();
            switch (part.getKey()) {
                case "weight" -> weight = weight(given);
                case "env" -> environment = values.named("variants." + name + ".env", given);
                case "image" -> image = values.text("variants." + name + ".image", given);
                case "match" -> match = match(given);
                default ->
                        KnownKeys.refuse(
                                values.findings(),
                                "x-release.variants." + name,
                                part.getKey(),
                                part.getValue(),
                                KEYS);
            }
        }
        return new VariantSpec(name, weight, environment, image, match);
    }

    private Weight weight(Yaml given) {
        var weight =
                given instanceof Yaml.Scalar scalar
                        ? ReleaseSteps.weight(scalar.text())
                        : Optional.<Weight>empty();
        if (weight.isEmpty()) {
            values.wrong("weight", given, "is a percentage", "Write 0 to 100, or 0.5.");
        }
        return weight.orElse(Weight.NONE);
    }

    /// `{header: "x-lang: zh"}` or `{cookie: "team=blue"}`.
    Optional<Match> match(Yaml given) {
        for (var part : values.mapping("match", given).entrySet()) {
            var text = values.text("match." + part.getKey(), part.getValue().value()).orElse("");
            switch (part.getKey()) {
                case "header" -> {
                    return match(Match.Kind.HEADER, text.split(":", 2), given);
                }
                case "cookie" -> {
                    return match(Match.Kind.COOKIE, text.split("=", 2), given);
                }
                default ->
                        KnownKeys.refuse(
                                values.findings(),
                                "x-release.match",
                                part.getKey(),
                                part.getValue(),
                                Set.of("header", "cookie"));
            }
        }
        return Optional.empty();
    }

    /// `{header: x-user-id}` or `{cookie: session}`.
    Optional<HashKey> hash(Yaml given) {
        for (var part : values.mapping("hash", given).entrySet()) {
            var name = values.text("hash." + part.getKey(), part.getValue().value()).orElse("");
            switch (part.getKey()) {
                case "header" -> {
                    return hash(Rule.Kind.HEADER, name, given);
                }
                case "cookie" -> {
                    return hash(Rule.Kind.COOKIE, name, given);
                }
                default ->
                        KnownKeys.refuse(
                                values.findings(),
                                "x-release.hash",
                                part.getKey(),
                                part.getValue(),
                                Set.of("header", "cookie"));
            }
        }
        return values.wrong(
                "hash", given, "names a header or a cookie", "Write {header: x-user-id}.");
    }

    private Optional<HashKey> hash(Rule.Kind kind, String name, Yaml given) {
        return TOKEN.matcher(name.strip()).matches()
                ? Optional.of(new HashKey(kind, name.strip()))
                : values.wrong(
                        "hash",
                        given,
                        "is a name of letters, digits, _ . -",
                        "Write {header: x-user-id}.");
    }

    private Optional<Match> match(Match.Kind kind, String[] pair, Yaml given) {
        if (pair.length == 2
                && TOKEN.matcher(pair[0].strip()).matches()
                && TOKEN.matcher(pair[1].strip()).matches()) {
            return Optional.of(new Match(kind, pair[0].strip(), pair[1].strip()));
        }
        return values.wrong(
                "match",
                given,
                "is a name and a value of letters, digits, _ . -",
                "Write {header: \"x-lang: zh\"} or {cookie: \"team=blue\"}.");
    }
}
