package dev.slipway.core.compose;

import dev.slipway.core.compose.Yaml.Cover;
import dev.slipway.core.compose.Yaml.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lays one Compose document over another, by Compose's rules: mappings merge, single values and
/// commands are replaced, lists grow, `NAME=value` lists merge by name, mounts by their target.
final class Overlay {
    private static final Set<String> REPLACED = Set.of("command", "entrypoint", "test", "steps");
    private static final Set<String> NAMED =
            Set.of(
                    "environment",
                    "labels",
                    "args",
                    "depends_on",
                    "networks",
                    "extra_hosts",
                    "sysctls");

    /// Lists that may be written as one value.
    private static final Set<String> ONE_OR_MORE =
            Set.of(
                    "env_file",
                    "label_file",
                    "dns",
                    "dns_search",
                    "dns_opt",
                    "tmpfs",
                    "security_opt");

    private Overlay() {}

    static Yaml lay(Yaml over, Yaml under) {
        return merged("", under, over);
    }

    private static Yaml merged(String key, Yaml under, Yaml over) {
        if (over.cover() == Cover.OVERRIDE || REPLACED.contains(key)) {
            return over;
        }
        if (NAMED.contains(key)) {
            return mappings(asMapping(under), asMapping(over));
        }
        if (ONE_OR_MORE.contains(key)) {
            return sequences(key, asSequence(under), asSequence(over));
        }
        if (key.equals("build")) {
            return mappings(asBuild(under), asBuild(over));
        }
        if (under instanceof Yaml.Mapping below && over instanceof Yaml.Mapping above) {
            return mappings(below, above);
        }
        if (under instanceof Yaml.Sequence below && over instanceof Yaml.Sequence above) {
            return sequences(key, below, above);
        }
        return isNothing(over) ? under : over;
    }

    private static Yaml.Sequence asSequence(Yaml value) {
        return value instanceof Yaml.Sequence sequence
                ? sequence
                : new Yaml.Sequence(
                        isNothing(value) ? List.of() : List.of(value), value.at(), value.cover());
    }

    private static Yaml asBuild(Yaml value) {
        return value instanceof Yaml.Scalar scalar && !scalar.isNull()
                ? new Yaml.Mapping(
                        Map.of("context", new Entry(scalar.at(), scalar)),
                        scalar.at(),
                        scalar.cover())
                : value;
    }

    private static boolean isNothing(Yaml value) {
        return value instanceof Yaml.Scalar scalar && scalar.isNull();
    }

    private static Yaml mappings(Yaml below, Yaml above) {
        if (!(below instanceof Yaml.Mapping under) || !(above instanceof Yaml.Mapping over)) {
            return isNothing(above) ? below : above;
        }
        Map<String, Entry> all = new LinkedHashMap<>(under.entries());
        over.entries()
                .forEach((key, entry) -> {
                    if (entry.value().cover() == Cover.RESET) {
                        all.remove(key);
                    } else {
                        all.merge(
                                key,
                                entry,
                                (a, b) -> new Entry(b.keyAt(), merged(key, a.value(), b.value())));
                    }
                });
        return new Yaml.Mapping(all, over.at(), Cover.MERGE);
    }

    private static Yaml sequences(String key, Yaml.Sequence under, Yaml.Sequence over) {
        List<Yaml> all = new ArrayList<>(under.items());
        for (var item : over.items()) {
            all.removeIf(there -> sameThing(key, there, item));
            all.add(item);
        }
        return new Yaml.Sequence(all, over.at(), Cover.MERGE);
    }

    private static boolean sameThing(String key, Yaml a, Yaml b) {
        if (key.equals("volumes")) {
            return mountTarget(a).equals(mountTarget(b));
        }
        return a instanceof Yaml.Scalar one
                && b instanceof Yaml.Scalar other
                && one.text().equals(other.text());
    }

    private static String mountTarget(Yaml mount) {
        return switch (mount) {
            case Yaml.Scalar scalar -> {
                var parts = scalar.text().split(":", -1);
                yield parts.length == 1 ? parts[0] : parts[1];
            }
            case Yaml.Mapping mapping ->
                    mapping.get("target")
                            .map(Entry::value)
                            .filter(Yaml.Scalar.class::isInstance)
                            .map(value -> ((Yaml.Scalar) value).text())
                            .orElse("");
            case Yaml.Sequence sequence -> sequence.at().toString();
        };
    }

    /// `[A=1, B]` as `{A: 1, B: null}`; anything else as it is.
    static Yaml asMapping(Yaml value) {
        if (!(value instanceof Yaml.Sequence sequence)) {
            return value;
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (var item : sequence.items()) {
            if (!(item instanceof Yaml.Scalar scalar)) {
                return value;
            }
            entries.put(nameOf(scalar.text()), new Entry(scalar.at(), valueOf(scalar)));
        }
        return new Yaml.Mapping(entries, sequence.at(), sequence.cover());
    }

    private static String nameOf(String text) {
        var equals = text.indexOf('=');
        return equals < 0 ? text : text.substring(0, equals);
    }

    private static Yaml valueOf(Yaml.Scalar item) {
        var equals = item.text().indexOf('=');
        return new Yaml.Scalar(
                equals < 0 ? "" : item.text().substring(equals + 1),
                equals < 0,
                item.at(),
                item.cover());
    }
}
