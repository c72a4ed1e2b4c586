package dev.slipway.core.compose;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// `volumes:` and `networks:` at the top. One thread.
final class ResourceReader {
    private static final Set<String> VOLUME =
            Set.of("name", "external", "driver", "driver_opts", "labels");
    private static final Set<String> NETWORK =
            Set.of("name", "external", "driver", "internal", "attachable", "labels");

    private final Values values;
    private final Map<String, String> hostAccess = new TreeMap<>();

    ResourceReader(Values values) {
        this.values = values;
    }

    /// Volumes that are folders of the host, by name.
    Map<String, String> hostAccess() {
        return hostAccess;
    }

    Map<String, Resource> read(String kind, Map<String, Yaml.Entry> top) {
        var declared = top.get(kind);
        Map<String, Resource> all = new TreeMap<>();
        if (declared != null) {
            values.mapping(kind, declared.value())
                    .forEach((name, entry) -> all.put(name, resource(kind, name, entry)));
        }
        return all;
    }

    private Resource resource(String kind, String key, Yaml.Entry entry) {
        Optional<String> name = Optional.empty();
        var external = false;
        var internal = false;
        Map<String, String> options = Map.of();
        Map<String, String> labels = Map.of();
        var own = kind.equals("volumes") ? VOLUME : NETWORK;
        for (var part : values.mapping(kind + "." + key, entry.value()).entrySet()) {
            var given = part.getValue().value();
            var place = kind + "." + part.getKey();
            if (!own.contains(part.getKey())) {
                KnownKeys.refuse(values.findings(), kind, part.getKey(), part.getValue(), own);
                continue;
            }
            switch (part.getKey()) {
                case "name" -> name = name(place, given);
                case "external" -> {
                    if (given instanceof Yaml.Mapping mapping) {
                        external = true;
                        name =
                                mapping.get("name")
                                        .flatMap(e -> name(place, e.value()))
                                        .or(() -> Optional.of(key));
                    } else {
                        external = values.bool(place, given).orElse(false);
                    }
                }
                case "internal" -> internal = values.bool(place, given).orElse(false);
                case "attachable" -> values.bool(place, given);
                case "driver_opts" -> options = options(key, given);
                case "labels" -> labels = values.named(place, given);
                default -> driver(kind, given);
            }
        }
        return new Resource(
                external ? name.or(() -> Optional.of(key)) : name,
                external,
                internal,
                options,
                labels);
    }

    private Optional<String> name(String place, Yaml given) {
        var name = values.text(place, given);
        if (name.isPresent() && !name.get().matches("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,127}")) {
            return values.wrong(place, given, "is a name of letters, digits, _ . and -", "");
        }
        return name;
    }

    private Map<String, String> options(String key, Yaml given) {
        var options = values.named("driver_opts", given);
        var device = options.getOrDefault("device", "");
        if (device.startsWith("/")) {
            hostAccess.put(
                    key, "volume " + key + " at " + device + " (line " + given.at().line() + ")");
        }
        return options;
    }

    private void driver(String kind, Yaml given) {
        var only = kind.equals("volumes") ? "local" : "bridge";
        var driver = values.text(kind + ".driver", given).orElse(only);
        if (!driver.equals(only) && !driver.equals("default")) {
            values.findings()
                    .error(
                            given.at(),
                            "unsupported.compose." + kind + ".driver",
                            "The driver " + driver + " is not supported.",
                            "Make it yourself and declare it external: true, or use " + only + ".");
        }
    }
}
