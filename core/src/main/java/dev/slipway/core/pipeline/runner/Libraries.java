package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.script.Code;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.Revision;
import dev.slipway.core.source.SourceRepository;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The shared libraries of one run, from the git repositories that the user named for them. Their
/// `vars` run in the same interpreter as the Jenkinsfile, with no more rights. Safe from any
/// thread.
final class Libraries {
    private final SourceRepository source;
    private final Map<String, String> mapped;
    private final List<Used> used = new ArrayList<>();
    private final Map<String, Optional<Code>> variables = new HashMap<>();

    private record Used(String name, Project project, Revision revision, List<String> files) {}

    /// @param mapped by name: the repository, with `#ref` behind it or not
    Libraries(SourceRepository source, Map<String, String> mapped) {
        this.source = source;
        this.mapped = mapped;
    }

    /// Those that a pipeline names before it runs. Problem `library.unknown`.
    void require(Pipeline pipeline) {
        for (var library : pipeline.libraries()) {
            if (library instanceof Expression.Constant(String identifier, _)) {
                location(nameOf(identifier));
            }
        }
    }

    void useAll(Pipeline pipeline) {
        for (var library : pipeline.libraries()) {
            if (library instanceof Expression.Constant(String identifier, _)) {
                use(identifier);
            }
        }
    }

    private static String nameOf(String identifier) {
        return identifier.split("@", 2)[0];
    }

    private String location(String name) {
        var location = mapped.get(name);
        if (location == null) {
            throw ProblemException.usage(
                    "library.unknown",
                    "The pipeline uses the shared library \""
                            + name
                            + "\", which is not known here.",
                    "Say where it is: slipway library add " + name + " URL");
        }
        return location;
    }

    /// @param identifier `name` or `name@ref`
    synchronized void use(String identifier) {
        var name = nameOf(identifier);
        if (used.stream().anyMatch(it -> it.name().equals(name))) {
            return;
        }
        var parts = location(name).split("#", 2);
        var ref =
                identifier.contains("@")
                        ? identifier.substring(identifier.indexOf('@') + 1)
                        : parts.length == 2 ? parts[1] : "HEAD";
        var project = new Project(mirrorOf(parts[0]), parts[0], Instant.EPOCH);
        var revision = source.resolve(project, ref).revision();
        used.add(new Used(name, project, revision, source.names(project, revision, "vars")));
    }

    /// One mirror for each repository, apart from those of projects.
    private static ProjectName mirrorOf(String location) {
        return new ProjectName("library-" + Integer.toHexString(location.hashCode()));
    }

    /// `vars/NAME.groovy` of the first library that has it.
    synchronized @Nullable Code variable(String name) {
        if (used.isEmpty() || !name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            return null;
        }
        return variables.computeIfAbsent(name, this::read).orElse(null);
    }

    private Optional<Code> read(String name) {
        var file = name + ".groovy";
        return used.stream()
                .filter(it -> it.files().contains(file))
                .findFirst()
                .flatMap(it -> source.read(it.project(), it.revision(), "vars/" + file))
                .map(bytes ->
                        CodeSteps.code("vars/" + file, new String(bytes, StandardCharsets.UTF_8)));
    }

    synchronized Optional<String> resource(String path) {
        return used.stream()
                .flatMap(it ->
                        source.read(it.project(), it.revision(), "resources/" + path).stream())
                .findFirst()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
