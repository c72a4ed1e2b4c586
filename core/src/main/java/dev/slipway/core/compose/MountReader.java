package dev.slipway.core.compose;

import dev.slipway.core.engine.Mount;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `volumes:` and `tmpfs:` of a service; notes those that reach the host. One thread.
final class MountReader {
    private static final Set<String> KEYS =
            Set.of("type", "source", "target", "read_only", "tmpfs", "consistency");
    private static final int EXECUTABLE = 0755;
    private static final Set<String> NO_EFFECT = Set.of("cached", "delegated", "consistent");

    private final Values values;
    private final List<String> hostAccess = new ArrayList<>();
    private final List<Named> named = new ArrayList<>();
    private final List<FileSpec> files = new ArrayList<>();
    private final ComposeFiles beside;
    private final Map<String, String> hostVolumes;

    /// A volume used by its name in the file.
    record Named(String volume, Yaml.At at) {}

    /// @param hostVolumes what a volume reaches of the host, by its name
    MountReader(Values values, ComposeFiles beside, Map<String, String> hostVolumes) {
        this.values = values;
        this.beside = beside;
        this.hostVolumes = hostVolumes;
    }

    /// Files of the repository that are bound read-only: they are copied in.
    List<FileSpec> files() {
        return files;
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
            values.text("tmpfs", item).ifPresent(text -> tmpfs(item, text).ifPresent(mounts::add));
        }
        return mounts;
    }

    /// `TARGET[:size=64m,mode=1777]`
    private Optional<Mount> tmpfs(Yaml item, String text) {
        var colon = text.indexOf(':');
        var size = 0L;
        for (var option : colon < 0 ? new String[0] : text.substring(colon + 1).split(",")) {
            if (option.startsWith("size=")) {
                size =
                        values.size(
                                        "tmpfs.size",
                                        new Yaml.Scalar(
                                                option.substring(5),
                                                false,
                                                item.at(),
                                                item.cover()))
                                .orElse(0);
            } else if (!option.startsWith("mode=1777") && !option.equals("rw")) {
                return refused(item, "tmpfs", "Only size is supported, not " + option + ".");
            }
        }
        var bytes = size;
        return target(item, colon < 0 ? text : text.substring(0, colon))
                .map(target -> new Mount.Tmpfs(target, bytes));
    }

    /// `SOURCE:TARGET[:ro|rw]`
    private Optional<Mount> shortForm(Yaml.Scalar item) {
        var parts = item.text().split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            return refused(item, "anonymous", "Name the volume: data:" + parts[0] + ".");
        }
        var isReadOnly = false;
        for (var mode : parts.length == 3 ? parts[2].split(",") : new String[0]) {
            isReadOnly |= mode.equals("ro");
            if (!mode.equals("ro") && !mode.equals("rw") && !NO_EFFECT.contains(mode)) {
                return refused(item, "mode", "Only ro and rw are supported.");
            }
        }
        var readOnly = isReadOnly;
        return target(item, parts[1]).flatMap(t -> mount(item, parts[0], t, readOnly));
    }

    private Optional<Mount> longForm(Yaml.Mapping item) {
        var type = "";
        var source = "";
        var target = "";
        var readOnly = false;
        var size = 0L;
        for (var entry : item.entries().entrySet()) {
            var key = entry.getKey();
            var given = entry.getValue().value();
            switch (key) {
                case "type" -> type = values.text("volumes.type", given).orElse("");
                case "source" -> source = values.text("volumes.source", given).orElse("");
                case "target" -> target = values.text("volumes.target", given).orElse("");
                case "read_only" ->
                        readOnly = values.bool("volumes.read_only", given).orElse(false);
                case "tmpfs" -> size = tmpfsSize(given);
                case "consistency" -> values.text("volumes.consistency", given);
                default ->
                        KnownKeys.refuse(values.findings(), "volumes", key, entry.getValue(), KEYS);
            }
        }
        var bytes = size;
        var isReadOnly = readOnly;
        var from = source;
        var inside = target(item, target);
        return switch (type) {
            case "tmpfs" -> inside.map(t -> new Mount.Tmpfs(t, bytes));
            case "volume", "bind" -> inside.flatMap(t -> mount(item, from, t, isReadOnly));
            default -> values.wrong("volumes.type", item, "is volume, bind or tmpfs", "");
        };
    }

    private long tmpfsSize(Yaml value) {
        var size = 0L;
        for (var entry : values.mapping("tmpfs", value).entrySet()) {
            if (entry.getKey().equals("size")) {
                size = values.size("tmpfs.size", entry.getValue().value()).orElse(0);
            } else {
                KnownKeys.refuse(
                        values.findings(),
                        "volumes.tmpfs",
                        entry.getKey(),
                        entry.getValue(),
                        Set.of("size"));
            }
        }
        return size;
    }

    private Optional<Mount> mount(Yaml item, String source, String target, boolean readOnly) {
        if (source.startsWith("/")) {
            hostAccess.add("bind mount " + source + " (line " + item.at().line() + ")");
            return Optional.of(new Mount.Bind(source, target, readOnly));
        }
        if (source.startsWith(".") || source.startsWith("~") || source.contains("/")) {
            return repositoryFile(item, source, target, readOnly);
        }
        if (!source.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}")) {
            return values.wrong("volumes", item, "names a volume", "Declare it under volumes.");
        }
        named.add(new Named(source, item.at()));
        var reached = hostVolumes.get(source);
        if (reached != null) {
            hostAccess.add(reached);
        }
        return Optional.of(new Mount.Volume(source, target, readOnly));
    }

    // A release has no folder beside it; one file that is only read can be copied in.
    private Optional<Mount> repositoryFile(
            Yaml item, String source, String target, boolean readOnly) {
        var bytes = ComposeFiles.resolve(".", source).flatMap(beside::read);
        if (bytes.isPresent() && readOnly) {
            files.add(
                    new FileSpec(
                            target,
                            EXECUTABLE,
                            0,
                            0,
                            Base64.getEncoder().encodeToString(bytes.get())));
            return Optional.empty();
        }
        return refused(
                item,
                "relative",
                bytes.isPresent()
                        ? "Write :ro behind it, so that the file is copied in, or use a volume."
                        : "A release has no folder of files beside it: build them into the image, or bind"
                                + " single files of the repository read-only (:ro).");
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
