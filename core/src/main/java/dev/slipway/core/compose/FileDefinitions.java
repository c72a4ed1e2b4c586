package dev.slipway.core.compose;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `configs:` and `secrets:` at the top: where the content of each comes from. One thread.
final class FileDefinitions {
    private static final Set<String> KEYS =
            Set.of("file", "environment", "content", "external", "name");

    private final Values values;
    private final ComposeFiles files;
    private final Map<String, String> variables;
    private final Map<String, Yaml.Entry> configs = new LinkedHashMap<>();
    private final Map<String, Yaml.Entry> secrets = new LinkedHashMap<>();

    FileDefinitions(Values values, ComposeFiles files, Map<String, String> variables) {
        this.values = values;
        this.files = files;
        this.variables = variables;
    }

    void read(Map<String, Yaml.Entry> top) {
        Optional.ofNullable(top.get("configs"))
                .ifPresent(e -> configs.putAll(values.mapping("configs", e.value())));
        Optional.ofNullable(top.get("secrets"))
                .ifPresent(e -> secrets.putAll(values.mapping("secrets", e.value())));
        configs.forEach((name, entry) -> check("configs", name, entry));
        secrets.forEach((name, entry) -> check("secrets", name, entry));
    }

    private void check(String kind, String name, Yaml.Entry entry) {
        values.mapping(kind + "." + name, entry.value())
                .forEach((key, given) -> {
                    if (!KEYS.contains(key) || (key.equals("content") && kind.equals("secrets"))) {
                        KnownKeys.refuse(values.findings(), kind, key, given, KEYS);
                    }
                });
    }

    /// Content by the name a service uses: base64, or the mark of a secret. Empty once told.
    Optional<String> content(boolean secret, String name, Yaml.At at) {
        var known = secret ? secrets : configs;
        var entry = known.get(name);
        var kind = secret ? "secret" : "config";
        if (entry == null) {
            values.findings()
                    .error(
                            at,
                            "compose.unknownName",
                            "There is no " + kind + " \"" + name + "\" in this file.",
                            known.isEmpty()
                                    ? "Declare it under " + kind + "s."
                                    : "There is: " + String.join(", ", known.keySet()) + ".");
            return Optional.empty();
        }
        return content(kind, name, entry);
    }

    private Optional<String> content(String kind, String name, Yaml.Entry entry) {
        var said = values.mapping(kind + "s." + name, entry.value());
        var outside = said.get("name") == null ? name : text(said.get("name")).orElse(name);
        var set = variables.get(outside);
        if (set != null && SecretMark.isIn(set)) {
            return Optional.of(set);
        }
        if (said.get("environment") != null) {
            var variable = text(said.get("environment")).orElse("");
            return ofVariable(variable, said.get("environment"));
        }
        if (said.get("content") != null) {
            return text(said.get("content")).map(FileDefinitions::base64);
        }
        if (said.get("file") != null) {
            return ofFile(kind, name, said.get("file"));
        }
        values.findings()
                .absent(
                        entry.keyAt(),
                        "compose.secretMissing",
                        "The " + kind + " " + outside + " is not set.",
                        "Set it by `slipway secret set " + outside + " --env ENV`.");
        return Optional.empty();
    }

    private Optional<String> ofVariable(String variable, Yaml.Entry given) {
        var value = variables.get(variable);
        if (value == null) {
            values.findings()
                    .absent(
                            given.keyAt(),
                            "compose.variableUnset",
                            "The variable " + variable + " is not set.",
                            "Set it by `slipway secret set " + variable + " --env ENV`.");
            return Optional.empty();
        }
        return Optional.of(SecretMark.isIn(value) ? value : base64(value));
    }

    private Optional<String> ofFile(String kind, String name, Yaml.Entry given) {
        var path = text(given).flatMap(p -> ComposeFiles.resolve(".", p));
        var bytes = path.flatMap(files::read);
        if (bytes.isEmpty()) {
            values.findings()
                    .absent(
                            given.keyAt(),
                            "compose.fileMissing",
                            "The file of the " + kind + " " + name + " is not in the project.",
                            kind.equals("secret")
                                    ? "Better so: set it by `slipway secret set "
                                            + name
                                            + " --env ENV`."
                                    : "Commit it, or write its content here.");
            return Optional.empty();
        }
        if (kind.equals("secret")) {
            values.findings()
                    .warning(
                            given.keyAt(),
                            "compose.secretCommitted",
                            "The secret " + name + " lies in the repository for all to read.",
                            "Set it by `slipway secret set " + name + " --env ENV` instead.");
        }
        return bytes.map(b -> Base64.getEncoder().encodeToString(b));
    }

    private Optional<String> text(Yaml.@org.jspecify.annotations.Nullable Entry entry) {
        return entry == null ? Optional.empty() : values.text("it", entry.value());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
