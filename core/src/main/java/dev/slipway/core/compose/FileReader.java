package dev.slipway.core.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `configs:` and `secrets:` of a service: files its containers get. One thread.
final class FileReader {
    private static final Set<String> KEYS = Set.of("source", "target", "uid", "gid", "mode");
    private static final int READABLE = 0444;

    private final Values values;
    private final FileDefinitions definitions;

    FileReader(Values values, FileDefinitions definitions) {
        this.values = values;
        this.definitions = definitions;
    }

    List<FileSpec> read(boolean secret, Yaml value) {
        List<FileSpec> files = new ArrayList<>();
        for (var item : values.list(secret ? "secrets" : "configs", value)) {
            file(secret, item).ifPresent(files::add);
        }
        return files;
    }

    private Optional<FileSpec> file(boolean secret, Yaml item) {
        var kind = secret ? "secrets" : "configs";
        if (item instanceof Yaml.Scalar scalar) {
            var name = scalar.text();
            return definitions
                    .content(secret, name, item.at())
                    .map(content -> new FileSpec(target(secret, name), READABLE, 0, 0, content));
        }
        var source = "";
        Optional<String> target = Optional.empty();
        var owner = 0;
        var group = 0;
        var mode = READABLE;
        for (var entry : values.mapping(kind, item).entrySet()) {
            var given = entry.getValue().value();
            var key = kind + "." + entry.getKey();
            switch (entry.getKey()) {
                case "source" -> source = values.text(key, given).orElse("");
                case "target" -> target = values.text(key, given);
                case "uid" -> owner = values.integer(key, given, 0, 999_999_999).orElse(0);
                case "gid" -> group = values.integer(key, given, 0, 999_999_999).orElse(0);
                case "mode" -> mode = mode(key, given);
                default ->
                        KnownKeys.refuse(
                                values.findings(), kind, entry.getKey(), entry.getValue(), KEYS);
            }
        }
        var name = source;
        var where = target.orElse(name);
        var user = owner;
        var users = group;
        var bits = mode;
        return definitions
                .content(secret, name, item.at())
                .map(content -> new FileSpec(target(secret, where), bits, user, users, content));
    }

    private int mode(String key, Yaml value) {
        if (value instanceof Yaml.Scalar scalar && scalar.text().matches("(0o)?[0-7]{1,4}")) {
            return Integer.parseInt(scalar.text().replace("0o", ""), 8);
        }
        values.wrong(key, value, "is permission bits", "Write 0440.");
        return READABLE;
    }

    private static String target(boolean secret, String name) {
        return name.startsWith("/") ? name : (secret ? "/run/secrets/" : "/") + name;
    }
}
