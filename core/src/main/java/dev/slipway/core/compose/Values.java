package dev.slipway.core.compose;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Reads single values of a Compose file; what does not fit is told and comes back empty. One
/// thread.
final class Values {
    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,15}(?:\\.\\d{1,3})?)\\s*(b|k|kb|m|mb|g|gb|t|tb)?");

    private final Findings findings;

    Values(Findings findings) {
        this.findings = findings;
    }

    Findings findings() {
        return findings;
    }

    Optional<String> text(String key, Yaml value) {
        if (value instanceof Yaml.Scalar scalar && !scalar.isNull()) {
            return Optional.of(scalar.text());
        }
        return wrong(key, value, "is a text", "");
    }

    Optional<Integer> integer(String key, Yaml value, int least, int most) {
        if (value instanceof Yaml.Scalar scalar && scalar.text().matches("\\d{1,9}")) {
            var number = Integer.parseInt(scalar.text());
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        }
        return wrong(key, value, "is a number from " + least + " to " + most, "");
    }

    Optional<Boolean> bool(String key, Yaml value) {
        if (value instanceof Yaml.Scalar scalar) {
            switch (scalar.text().toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on" -> {
                    return Optional.of(true);
                }
                case "false", "no", "off" -> {
                    return Optional.of(false);
                }
                default -> {
                    // told below
                }
            }
        }
        return wrong(key, value, "is true or false", "");
    }

    Optional<Duration> duration(String key, Yaml value) {
        if (value instanceof Yaml.Scalar scalar) {
            var duration = Durations.parse(scalar.text());
            if (duration.isPresent()) {
                return duration;
            }
        }
        return wrong(key, value, "is a duration", "Write 90s, 2m or 1h30m.");
    }

    /// Bytes: `512m`, `1g`, `1048576`.
    OptionalLong size(String key, Yaml value) {
        if (value instanceof Yaml.Scalar scalar) {
            var size = SIZE.matcher(scalar.text().toLowerCase(Locale.ROOT));
            if (size.matches()) {
                var unit = size.group(2) == null ? 'b' : size.group(2).charAt(0);
                var factor = 1L << (10 * "bkmgt".indexOf(unit));
                var bytes = new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(factor));
                if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0) {
                    return OptionalLong.of(bytes.longValue());
                }
            }
        }
        wrong(key, value, "is a size", "Write 256m or 1g.");
        return OptionalLong.empty();
    }

    /// Processors, `0.5`, as billionths.
    OptionalLong cpus(String key, Yaml value) {
        if (value instanceof Yaml.Scalar scalar
                && scalar.text().matches("\\d{1,4}(\\.\\d{1,9})?")) {
            return OptionalLong.of(new BigDecimal(scalar.text()).movePointRight(9).longValue());
        }
        wrong(key, value, "is a number of processors", "Write 0.5 or 2.");
        return OptionalLong.empty();
    }

    List<Yaml> list(String key, Yaml value) {
        if (value instanceof Yaml.Sequence sequence) {
            return sequence.items();
        }
        if (!(value instanceof Yaml.Scalar scalar && scalar.isNull())) {
            wrong(key, value, "is a list", "");
        }
        return List.of();
    }

    List<String> texts(String key, Yaml value) {
        return list(key, value).stream().flatMap(item -> text(key, item).stream()).toList();
    }

    Map<String, Yaml.Entry> mapping(String key, Yaml value) {
        if (value instanceof Yaml.Mapping mapping) {
            return mapping.entries();
        }
        if (!(value instanceof Yaml.Scalar scalar && scalar.isNull())) {
            wrong(key, value, "is a mapping", "");
        }
        return Map.of();
    }

    /// `{A: 1}` or `[A=1]`; a name without a value is left out.
    Map<String, String> named(String key, Yaml value) {
        Map<String, String> named = new LinkedHashMap<>();
        mapping(key, Overlay.asMapping(value))
                .forEach((name, entry) -> {
                    if (!(entry.value() instanceof Yaml.Scalar scalar && scalar.isNull())) {
                        text(key + "." + name, entry.value())
                                .ifPresent(text -> named.put(name, text));
                    }
                });
        return named;
    }

    /// A line that is split into words, or a list taken as it is; nothing for null.
    Optional<List<String>> command(String key, Yaml value) {
        return switch (value) {
            case Yaml.Scalar scalar when scalar.isNull() -> Optional.empty();
            case Yaml.Scalar scalar -> {
                var words = ShellWords.split(scalar.text());
                if (words.isEmpty()) {
                    wrong(key, value, "is a command line whose quotes are closed", "");
                }
                yield words;
            }
            case Yaml.Sequence sequence -> Optional.of(texts(key, sequence));
            case Yaml.Mapping mapping -> wrong(key, mapping, "is a command or a list of words", "");
        };
    }

    <T> Optional<T> wrong(String key, Yaml value, String shouldBe, String hint) {
        var given =
                value instanceof Yaml.Scalar scalar
                        ? ", not \"" + shortened(scalar.text()) + "\""
                        : value instanceof Yaml.Mapping ? ", not a mapping" : ", not a list";
        findings.error(value.at(), "compose.value", key + " " + shouldBe + given + ".", hint);
        return Optional.empty();
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "…";
    }
}
