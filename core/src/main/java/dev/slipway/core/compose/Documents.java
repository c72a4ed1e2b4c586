package dev.slipway.core.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Compose documents with what they `include` and `extend` put in place, paths relative to the main
/// file's folder. One thread, one use.
final class Documents {
    private static final int MAX_INCLUDES = 32;
    private static final Set<String> INCLUDE = Set.of("path", "project_directory", "env_file");
    private static final List<String> PARTS =
            List.of("services", "volumes", "networks", "configs", "secrets");

    private final ComposeFiles files;
    private final Findings findings;
    private final Values values;
    private final List<String> open = new ArrayList<>();
    private int included;

    Documents(ComposeFiles files, Findings findings) {
        this.files = files;
        this.findings = findings;
        this.values = new Values(findings);
    }

    /// @param folder the file lies in, relative to the main file's
    Optional<Yaml> load(ComposeReader.Text text, String folder, Map<String, String> variables) {
        return raw(text, variables)
                .map(document -> new Rebase(folder).document(document))
                .map(document -> extended(document, text.file(), folder, variables))
                .map(document -> withIncludes(document, folder, variables));
    }

    private Optional<Yaml> raw(ComposeReader.Text text, Map<String, String> variables) {
        var reader = new YamlReader(text.file(), new Interpolation(variables, findings), findings);
        return reader.read(text.text());
    }

    private Yaml extended(
            Yaml document, String file, String folder, Map<String, String> variables) {
        if (!(document instanceof Yaml.Mapping top)
                || !(top.get("services").map(Yaml.Entry::value).orElse(null)
                        instanceof Yaml.Mapping services)) {
            return document;
        }
        var extension = new Extends(this, findings, file, folder, variables);
        var all = new LinkedHashMap<String, Yaml.Entry>();
        services.entries()
                .forEach((name, entry) ->
                        all.put(name, extension.resolved(name, entry, services.entries())));
        return put(top, "services", new Yaml.Mapping(all, services.at(), services.cover()));
    }

    /// Services of another file that one extends, its paths already relative to the main file.
    Map<String, Yaml.Entry> servicesOf(String path, Yaml.At at, Map<String, String> variables) {
        var document =
                file(path, at, "The file to extend")
                        .flatMap(text -> raw(text, variables))
                        .map(read -> new Rebase(ComposeFiles.parent(path)).document(read));
        return document.filter(Yaml.Mapping.class::isInstance)
                .flatMap(top -> ((Yaml.Mapping) top).get("services"))
                .map(Yaml.Entry::value)
                .filter(Yaml.Mapping.class::isInstance)
                .map(services -> ((Yaml.Mapping) services).entries())
                .orElse(Map.of());
    }

    Optional<ComposeReader.Text> file(String path, Yaml.At at, String what) {
        var text = files.text(path);
        if (text.isEmpty()) {
            findings.error(
                    at,
                    "compose.fileMissing",
                    what + ", " + path + ", is not there.",
                    "It has to be in the repository, at most "
                            + ComposeFiles.MAX_BYTES / 1024
                            + " KiB.");
        }
        return text.map(content -> new ComposeReader.Text(path, content));
    }

    private Yaml withIncludes(Yaml document, String folder, Map<String, String> variables) {
        if (!(document instanceof Yaml.Mapping top) || top.get("include").isEmpty()) {
            return document;
        }
        var all = new LinkedHashMap<>(top.entries());
        var include = all.remove("include");
        Yaml.Mapping result = new Yaml.Mapping(all, top.at(), top.cover());
        if (include != null) {
            for (var item : values.list("include", include.value())) {
                for (var other : include(item, folder, variables)) {
                    result = joined(result, other);
                }
            }
        }
        return result;
    }

    private List<Yaml.Mapping> include(Yaml item, String folder, Map<String, String> variables) {
        List<Yaml> paths = List.of(item);
        Optional<String> project = Optional.empty();
        List<Yaml> environment = List.of();
        if (item instanceof Yaml.Mapping mapping) {
            paths = mapping.get("path").map(e -> oneOrMore(e.value())).orElse(List.of());
            project =
                    mapping.get("project_directory")
                            .flatMap(e -> values.text("project_directory", e.value()));
            environment = mapping.get("env_file").map(e -> oneOrMore(e.value())).orElse(List.of());
            mapping.entries()
                    .forEach((key, entry) -> {
                        if (!INCLUDE.contains(key)) {
                            KnownKeys.refuse(findings, "include", key, entry, INCLUDE);
                        }
                    });
        }
        Optional<Yaml> merged = Optional.empty();
        for (var path : paths) {
            var next = included(path, folder, project, environment, variables);
            var below = merged;
            merged =
                    next.map(over -> below.map(b -> Overlay.lay(over, b)).orElse(over))
                            .or(() -> below);
        }
        return merged.filter(Yaml.Mapping.class::isInstance)
                .map(document -> List.of((Yaml.Mapping) document))
                .orElse(List.of());
    }

    private static List<Yaml> oneOrMore(Yaml value) {
        return value instanceof Yaml.Sequence sequence ? sequence.items() : List.of(value);
    }

    private Optional<Yaml> included(
            Yaml item,
            String folder,
            Optional<String> project,
            List<Yaml> environment,
            Map<String, String> outside) {
        var path = values.text("include", item).flatMap(text -> resolve(item.at(), folder, text));
        if (path.isEmpty() || isTooMuch(path.get(), item.at())) {
            return Optional.empty();
        }
        var base = project.flatMap(p -> resolve(item.at(), folder, p));
        var own = base.orElseGet(() -> ComposeFiles.parent(path.get()));
        var variables = variables(own, folder, environment, outside);
        open.add(path.get());
        var document =
                file(path.get(), item.at(), "The included file")
                        .flatMap(text -> load(text, own, variables));
        open.removeLast();
        return document;
    }

    private boolean isTooMuch(String path, Yaml.At at) {
        if (open.contains(path) || ++included > MAX_INCLUDES) {
            findings.error(
                    at,
                    "compose.include",
                    open.contains(path)
                            ? path + " includes itself."
                            : "More than " + MAX_INCLUDES + " files are included.",
                    "");
            return true;
        }
        return false;
    }

    Optional<String> resolve(Yaml.At at, String folder, String path) {
        var resolved = ComposeFiles.resolve(folder, path);
        if (resolved.isEmpty()) {
            findings.error(
                    at,
                    "unsupported.compose.outside",
                    "\"" + path + "\" lies outside the project.",
                    "Only files of the project itself are read.");
        }
        return resolved;
    }

    private Map<String, String> variables(
            String own, String folder, List<Yaml> environment, Map<String, String> outside) {
        var variables = new TreeMap<>(outside);
        var paths = new ArrayList<String>();
        environment.forEach(item ->
                values.text("env_file", item)
                        .flatMap(text -> resolve(item.at(), folder, text))
                        .ifPresent(paths::add));
        if (environment.isEmpty()) {
            ComposeFiles.resolve(own, ".env").ifPresent(paths::add);
        }
        for (var path : paths) {
            files.text(path)
                    .map(text -> new DotEnv(path, text, variables, findings).read())
                    .orElse(Map.of())
                    .forEach((name, value) ->
                            value.ifPresent(known -> variables.putIfAbsent(name, known)));
        }
        return variables;
    }

    /// What an included file declares may not be declared here again.
    private Yaml.Mapping joined(Yaml.Mapping own, Yaml.Mapping other) {
        var result = own;
        for (var part : PARTS) {
            if (other.get(part).map(Yaml.Entry::value).orElse(null)
                    instanceof Yaml.Mapping theirs) {
                result = put(result, part, joined(part, result, theirs));
            }
        }
        return result;
    }

    private Yaml.Mapping joined(String part, Yaml.Mapping own, Yaml.Mapping theirs) {
        var all = new LinkedHashMap<>(theirs.entries());
        if (own.get(part).map(Yaml.Entry::value).orElse(null) instanceof Yaml.Mapping ours) {
            ours.entries()
                    .forEach((name, entry) -> {
                        var there = all.put(name, entry);
                        if (there != null && !isEmpty(there.value()) && !isEmpty(entry.value())) {
                            findings.error(
                                    entry.keyAt(),
                                    "compose.include",
                                    name
                                            + " is already in "
                                            + there.keyAt().file()
                                            + ", which is included.",
                                    "Lay a file over it: include: [{path: [FILE, OVERLAY]}].");
                        }
                    });
        }
        return new Yaml.Mapping(all, theirs.at(), theirs.cover());
    }

    private static boolean isEmpty(Yaml value) {
        return switch (value) {
            case Yaml.Scalar scalar -> scalar.isNull();
            case Yaml.Mapping mapping -> mapping.entries().isEmpty();
            case Yaml.Sequence sequence -> sequence.items().isEmpty();
        };
    }

    private static Yaml.Mapping put(Yaml.Mapping top, String key, Yaml.Mapping value) {
        var all = new LinkedHashMap<>(top.entries());
        var before = all.get(key);
        all.put(key, new Yaml.Entry(before == null ? value.at() : before.keyAt(), value));
        return new Yaml.Mapping(all, top.at(), top.cover());
    }
}
