package dev.slipway.core.compose;

import dev.slipway.core.engine.Mount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `volumes:` and `tmpfs:` of a service; notes those that reach the host. One thread.
final class MountReader {
    private static final Set<String> KEYS = Set.of("type", "source", "target", "read_only");

    private final Values values;
    private final List<String> hostAccess = new ArrayList<>();
    private final List<Named> named = new ArrayList<>();

    /// A volume used by its name in the file.
    record Named(String volume, Yaml.At at) {}

    MountReader(Values values) {
        this.values = values;
    }

    List<String> hostAccess() {
        return hostAccess;
    }

    List<Named> named() {
        return named;
    }

    List<Mount> volumes(Yaml value) {
        List<Mount> mounts = new ArrayList<>();
        for (var item : values.list("volumes", value)) {
            switch (item) {
                case Yaml.Scalar scalar -> shortForm(scalar).ifPresent(mounts::add);
                case Yaml.Mapping mapping -> longForm(mapping).ifPresent(mounts::add);
                case Yaml.Sequence sequence -> values.wrong("volumes", sequence, "is a mount", "");
            }
        }
        return mounts;
    }

    List<Mount> tmpfs(Yaml value) {
        var items =
                value instanceof Yaml.Scalar scalar && !scalar.isNull()
                        ? List.<Yaml>of(scalar)
                        : values.list("tmpfs", value);
        List<Mount> mounts = new ArrayList<>();
        for (var item : items) {
            values.text("tmpfs", item)
                    .flatMap(target -> target(item, target))
                    .ifPresent(target -> mounts.add(new Mount.Tmpfs(target, 0)));
        }
        return mounts;
    }

    /// `SOURCE:TARGET[:ro|rw]`
    private Optional<Mount> shortForm(Yaml.Scalar item) {
        var parts = item.text().split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            return refused(item, "anonymous", "Name the volume: data:" + parts[0] + ".");
        }
        var mode = parts.length == 3 ? parts[2] : "rw";
        if (!mode.equals("ro") && !mode.equals("rw")) {
            return refused(item, "mode", "Only ro and rw are supported.");
        }
        return target(item, parts[1]).flatMap(t -> mount(item, parts[0], t, mode.equals("ro")));
    }

    private Optional<Mount> longForm(Yaml.Mapping item) {
        var type = "";
        var source = "";
        var target = "";
        var readOnly = false;
        for (var entry : item.entries().entrySet()) {
            var key = entry.getKey();
            var given = entry.getValue().value();
            switch (key) {
                case "type" -> type = values.text("volumes.type", given).orElse("");
                case "source" -> source = values.text("volumes.source", given).orElse("");
                case "target" -> target = values.text("volumes.target", given).orElse("");
                case "read_only" ->
                        readOnly = values.bool("volumes.read_only", given).orElse(false);
                default ->
                        KnownKeys.refuse(values.findings(), "volumes", key, entry.getValue(), KEYS);
            }
        }
        var isReadOnly = readOnly;
        var from = source;
        var inside = target(item, target);
        return switch (type) {
            case "tmpfs" -> inside.map(t -> new Mount.Tmpfs(t, 0));
            case "volume", "bind" -> inside.flatMap(t -> mount(item, from, t, isReadOnly));
            default -> values.wrong("volumes.type", item, "is volume, bind or tmpfs", "");
        };
    }

    private Optional<Mount> mount(Yaml item, String source, String target, boolean readOnly) {
        if (source.startsWith("/")) {
            hostAccess.add("bind mount " + source + " (line " + item.at().line() + ")");
            return Optional.of(new Mount.Bind(source, target, readOnly));
        }
        if (source.startsWith(".") || source.startsWith("~") || source.contains("/")) {
            return refused(
                    item,
                    "relative",
                    "A release has no folder of files beside it: build them into the image, or give a whole path.");
        }
        if (!source.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}")) {
            return values.wrong("volumes", item, "names a volume", "Declare it under volumes.");
        }
        named.add(new Named(source, item.at()));
        return Optional.of(new Mount.Volume(source, target, readOnly));
    }

    private Optional<String> target(Yaml item, String target) {
        return target.startsWith("/")
                ? Optional.of(target)
                : values.wrong("volumes", item, "has a whole path in the container", "");
    }

    private Optional<Mount> refused(Yaml item, String what, String hint) {
        values.findings()
                .error(
                        item.at(),
                        "unsupported.compose.volumes." + what,
                        "This kind of mount is not supported.",
                        hint);
        return Optional.empty();
    }
}
