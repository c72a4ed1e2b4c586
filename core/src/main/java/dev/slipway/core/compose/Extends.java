package dev.slipway.core.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `extends:` of the services of one file: the other service with this one laid over it. One
/// thread.
final class Extends {
    private final Documents documents;
    private final Findings findings;
    private final Values values;
    private final String file;
    private final String folder;
    private final Map<String, String> variables;
    private final List<String> trail = new ArrayList<>();

    Extends(
            Documents documents,
            Findings findings,
            String file,
            String folder,
            Map<String, String> variables) {
        this.documents = documents;
        this.findings = findings;
        this.values = new Values(findings);
        this.file = file;
        this.folder = folder;
        this.variables = variables;
    }

    /// @param siblings the services of the file that it is in
    Yaml.Entry resolved(String name, Yaml.Entry entry, Map<String, Yaml.Entry> siblings) {
        return resolved(file, folder, name, entry, siblings);
    }

    private Yaml.Entry resolved(
            String in,
            String from,
            String name,
            Yaml.Entry entry,
            Map<String, Yaml.Entry> siblings) {
        if (!(entry.value() instanceof Yaml.Mapping service) || service.get("extends").isEmpty()) {
            return entry;
        }
        var own = new LinkedHashMap<>(service.entries());
        var wish = own.remove("extends");
        var over = new Yaml.Mapping(own, service.at(), service.cover());
        if (wish == null || isCycle(in, name, wish.keyAt())) {
            return new Yaml.Entry(entry.keyAt(), over);
        }
        trail.add(in + "#" + name);
        var base = base(in, from, wish, siblings);
        trail.removeLast();
        return new Yaml.Entry(
                entry.keyAt(), base.map(under -> Overlay.lay(over, under)).orElse(over));
    }

    private boolean isCycle(String in, String name, Yaml.At at) {
        if (!trail.contains(in + "#" + name)) {
            return false;
        }
        findings.error(at, "compose.extends", name + " extends itself.", "");
        return true;
    }

    private Optional<Yaml> base(
            String in, String from, Yaml.Entry wish, Map<String, Yaml.Entry> siblings) {
        Optional<String> service = Optional.empty();
        Optional<String> path = Optional.empty();
        var isElsewhere = false;
        if (wish.value() instanceof Yaml.Scalar scalar) {
            service = values.text("extends", scalar);
        } else {
            for (var part : values.mapping("extends", wish.value()).entrySet()) {
                var given = part.getValue().value();
                switch (part.getKey()) {
                    case "service" -> service = values.text("extends.service", given);
                    case "file" -> {
                        isElsewhere = true;
                        path =
                                values.text("extends.file", given)
                                        .flatMap(p -> documents.resolve(given.at(), from, p));
                    }
                    default ->
                            KnownKeys.refuse(
                                    findings,
                                    "extends",
                                    part.getKey(),
                                    part.getValue(),
                                    List.of("service", "file"));
                }
            }
        }
        if (isElsewhere && path.isEmpty()) {
            return Optional.empty();
        }
        var all = path.map(p -> documents.servicesOf(p, wish.keyAt(), variables)).orElse(siblings);
        var where = path.orElse(in);
        var folderThere = path.map(ComposeFiles::parent).orElse(from);
        return service.flatMap(name -> found(name, where, folderThere, wish.keyAt(), all));
    }

    private Optional<Yaml> found(
            String name, String in, String from, Yaml.At at, Map<String, Yaml.Entry> all) {
        var entry = all.get(name);
        if (entry == null && all.isEmpty()) {
            return Optional.empty();
        }
        if (entry == null) {
            findings.error(
                    at,
                    "compose.extends",
                    "There is no service \"" + name + "\" in " + in + " to extend.",
                    "There is: " + String.join(", ", all.keySet()) + ".");
            return Optional.empty();
        }
        return Optional.of(resolved(in, from, name, entry, all).value());
    }
}
