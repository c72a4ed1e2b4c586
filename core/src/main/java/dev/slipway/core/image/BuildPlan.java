package dev.slipway.core.image;

import dev.slipway.core.compose.ComposeReader;
import dev.slipway.core.compose.Service;
import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.RunScope;
import dev.slipway.core.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Which images a revision wants to have built.
///
/// @param items in the order of the Compose file's services
record BuildPlan(List<Item> items) {
    private static final List<String> COMPOSE_FILES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");
    private static final Pattern DEMANDED = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*):?\\?");

    /// @param service the Compose service, or the project's name where there is no Compose file
    /// @param tagService empty where the project is one image
    record Item(
            String service,
            Optional<String> tagService,
            String context,
            String dockerfile,
            Optional<String> target,
            Map<String, String> arguments) {}

    /// Empty if there is nothing to build. Problem `compose.invalid`.
    static BuildPlan of(RunScope scope) {
        for (var name : COMPOSE_FILES) {
            var file = scope.file(name);
            if (file.isPresent()) {
                return new BuildPlan(ofCompose(scope, name, text(file.get())));
            }
        }
        return new BuildPlan(
                scope.file("Dockerfile").isPresent() ? List.of(ofDockerfile(scope)) : List.of());
    }

    private static Item ofDockerfile(RunScope scope) {
        return new Item(
                scope.project().name().value(),
                Optional.empty(),
                ".",
                "Dockerfile",
                Optional.empty(),
                Map.of());
    }

    private static List<Item> ofCompose(RunScope scope, String name, String text) {
        var request =
                new ComposeReader.Request(
                        scope.project().name().value(),
                        new ComposeReader.Text(name, text),
                        Optional.empty(),
                        demanded(text),
                        path -> scope.file(path),
                        true);
        var result = ComposeReader.read(request);
        return result
                .application()
                .orElseThrow(() -> invalid(name, result.findings()))
                .services()
                .stream()
                .filter(service -> service.build().isPresent())
                .map(service -> item(service, service.build().orElseThrow()))
                .toList();
    }

    private static Item item(Service service, Service.BuildSpec build) {
        return new Item(
                service.name(),
                Optional.of(service.name()),
                build.context(),
                build.dockerfile(),
                build.target(),
                build.args());
    }

    /// A variable that the file demands of its environment is not known before a release, and must
    /// not stand in an image's way.
    private static Map<String, String> demanded(String text) {
        var variables = new TreeMap<String, String>();
        for (var demanded = DEMANDED.matcher(text); demanded.find(); ) {
            variables.put(demanded.group(1), "known-at-release");
        }
        return variables;
    }

    private static ProblemException invalid(String name, List<Finding> findings) {
        var first = findings.stream().filter(Finding::isError).findFirst();
        return ProblemException.result(
                "compose.invalid",
                first.map(finding ->
                                name
                                        + ":"
                                        + finding.line()
                                        + ":"
                                        + finding.column()
                                        + ": "
                                        + finding.message())
                        .orElse(name + " cannot be read."),
                "slipway lint shows all that is wrong with it.");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
