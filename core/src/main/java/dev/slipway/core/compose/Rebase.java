package dev.slipway.core.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Makes the relative paths of a file in another folder relative to the main file's folder. Pure.
final class Rebase {

    private final String folder;

    Rebase(String folder) {
        this.folder = folder;
    }

    /// A whole document.
    Yaml document(Yaml document) {
        if (folder.equals(".") || !(document instanceof Yaml.Mapping top)) {
            return document;
        }
        return changed(
                top,
                Map.of(
                        "services", services -> each(services, this::service),
                        "configs", configs -> each(configs, this::definition),
                        "secrets", secrets -> each(secrets, this::definition)));
    }

    /// One service.
    Yaml service(Yaml service) {
        if (folder.equals(".") || !(service instanceof Yaml.Mapping mapping)) {
            return service;
        }
        return changed(
                mapping,
                Map.of(
                        "build", this::build,
                        "env_file", this::files,
                        "label_file", this::files,
                        "volumes", this::volumes));
    }

    private Yaml definition(Yaml value) {
        return value instanceof Yaml.Mapping mapping
                ? changed(mapping, Map.of("file", this::path))
                : value;
    }

    private Yaml build(Yaml build) {
        return build instanceof Yaml.Mapping mapping
                ? changed(mapping, Map.of("context", this::path))
                : path(build);
    }

    private Yaml files(Yaml value) {
        return switch (value) {
            case Yaml.Scalar scalar -> path(scalar);
            case Yaml.Sequence sequence -> items(sequence, this::files);
            case Yaml.Mapping mapping -> changed(mapping, Map.of("path", this::path));
        };
    }

    private Yaml volumes(Yaml value) {
        return value instanceof Yaml.Sequence sequence ? items(sequence, this::volume) : value;
    }

    private Yaml volume(Yaml value) {
        return switch (value) {
            case Yaml.Mapping mapping ->
                    changed(
                            mapping,
                            Map.of("source", source -> dotted(source) ? path(source) : source));
            case Yaml.Scalar scalar when dotted(scalar) -> {
                var colon = scalar.text().indexOf(':');
                var end = colon < 0 ? scalar.text().length() : colon;
                yield with(
                        scalar,
                        rebased(scalar.text().substring(0, end)) + scalar.text().substring(end));
            }
            case Yaml.Scalar scalar -> scalar;
            case Yaml.Sequence sequence -> sequence;
        };
    }

    private static boolean dotted(Yaml value) {
        return value instanceof Yaml.Scalar scalar && scalar.text().startsWith(".");
    }

    private Yaml path(Yaml value) {
        return value instanceof Yaml.Scalar scalar && !scalar.isNull()
                ? with(scalar, rebased(scalar.text()))
                : value;
    }

    private String rebased(String path) {
        return path.startsWith("/") || path.startsWith("~") || path.contains("://")
                ? path
                : "./" + folder + "/" + path;
    }

    private static Yaml with(Yaml.Scalar scalar, String text) {
        return new Yaml.Scalar(text, false, scalar.at(), scalar.cover());
    }

    private static Yaml items(Yaml.Sequence sequence, UnaryOperator<Yaml> change) {
        return new Yaml.Sequence(
                sequence.items().stream().map(change).toList(), sequence.at(), sequence.cover());
    }

    private static Yaml each(Yaml value, UnaryOperator<Yaml> change) {
        if (!(value instanceof Yaml.Mapping mapping)) {
            return value;
        }
        var all = new LinkedHashMap<String, Yaml.Entry>();
        mapping.entries()
                .forEach((key, entry) ->
                        all.put(key, new Yaml.Entry(entry.keyAt(), change.apply(entry.value()))));
        return new Yaml.Mapping(all, mapping.at(), mapping.cover());
    }

    private static Yaml changed(Yaml.Mapping mapping, Map<String, UnaryOperator<Yaml>> changes) {
        var all = new LinkedHashMap<>(mapping.entries());
        changes.forEach((key, change) ->
                all.computeIfPresent(
                        key,
                        (_, entry) -> new Yaml.Entry(entry.keyAt(), change.apply(entry.value()))));
        return new Yaml.Mapping(all, mapping.at(), mapping.cover());
    }
}
