package dev.slipway.core.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `env_file:` and `environment:` of a service: the file's variables, those written beside it over
/// them. Also `label_file:`. One thread.
final class EnvironmentReader {
    private static final Set<String> KEYS = Set.of("path", "required", "format");

    private final Values values;
    private final ComposeFiles files;
    private final Map<String, String> variables;

    EnvironmentReader(Values values, ComposeFiles files, Map<String, String> variables) {
        this.values = values;
        this.files = files;
        this.variables = variables;
    }

    /// A name without a value takes it from the variables, or is left out.
    Map<String, String> environment(Yaml value) {
        Map<String, String> all = new LinkedHashMap<>();
        values.mapping("environment", Overlay.asMapping(value))
                .forEach((key, given) -> {
                    if (given.value() instanceof Yaml.Scalar scalar && scalar.isNull()) {
                        outside(key).ifPresent(text -> all.put(key, text));
                    } else {
                        values.text("environment." + key, given.value())
                                .ifPresent(text -> all.put(key, text));
                    }
                });
        return all;
    }

    private Optional<String> outside(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /// One path, or several, or `{path, required, format}`; later files over earlier ones.
    Map<String, String> files(String key, Yaml value) {
        Map<String, String> all = new LinkedHashMap<>();
        var items =
                value instanceof Yaml.Sequence sequence
                        ? sequence.items()
                        : java.util.List.of(value);
        for (var item : items) {
            all.putAll(file(key, item));
        }
        return all;
    }

    private Map<String, String> file(String key, Yaml item) {
        var isRequired = true;
        var isRaw = false;
        var path = item;
        if (item instanceof Yaml.Mapping mapping) {
            for (var entry : mapping.entries().entrySet()) {
                var given = entry.getValue().value();
                switch (entry.getKey()) {
                    case "path" -> path = given;
                    case "required" -> isRequired = values.bool("required", given).orElse(true);
                    case "format" ->
                            isRaw = values.text("format", given).equals(Optional.of("raw"));
                    default ->
                            KnownKeys.refuse(
                                    values.findings(), key, entry.getKey(), entry.getValue(), KEYS);
                }
            }
        }
        var at = path.at();
        var name = values.text(key, path).orElse("");
        var inside = ComposeFiles.resolve(".", name);
        var text = inside.flatMap(files::text);
        if (text.isEmpty()) {
            if (isRequired && !name.isEmpty()) {
                missing(at, name, inside.isEmpty());
            }
            return Map.of();
        }
        return isRaw ? raw(text.get()) : parsed(inside.orElse(name), text.get());
    }

    private void missing(Yaml.At at, String name, boolean isOutside) {
        values.findings()
                .absent(
                        at,
                        isOutside ? "unsupported.compose.outside" : "compose.fileMissing",
                        isOutside
                                ? "\"" + name + "\" lies outside the project."
                                : name + " is not in the project.",
                        "Commit it, or set its variables by --var and `slipway secret set`, named"
                                + " under environment.");
    }

    private Map<String, String> parsed(String name, String text) {
        Map<String, String> all = new LinkedHashMap<>();
        new DotEnv(name, text, variables, values.findings())
                .read()
                .forEach((key, value) ->
                        value.or(() -> outside(key)).ifPresent(known -> all.put(key, known)));
        return all;
    }

    private static Map<String, String> raw(String text) {
        Map<String, String> all = new LinkedHashMap<>();
        text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && line.indexOf('=') > 0)
                .forEach(line -> {
                    var equals = line.indexOf('=');
                    all.put(line.substring(0, equals), line.substring(equals + 1));
                });
        return all;
    }
}
