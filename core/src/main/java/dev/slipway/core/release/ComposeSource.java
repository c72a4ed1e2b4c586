package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import dev.slipway.core.compose.ComposeFiles;
import dev.slipway.core.compose.ComposeReader;
import dev.slipway.core.compose.Publish;
import dev.slipway.core.compose.SecretMark;
import dev.slipway.core.compose.Service;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.environment.EnvironmentSecrets;
import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.HomeKey;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.Revision;
import dev.slipway.core.source.SourceRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Finds and reads the Compose file of a release.
final class ComposeSource {
    static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");

    private final SourceRepository source;
    private final EnvironmentSecrets secrets;
    private final HomeKey key;

    ComposeSource(SourceRepository source, EnvironmentSecrets secrets, HomeKey key) {
        this.source = source;
        this.secrets = secrets;
        this.key = key;
    }

    /// @param application as read · text what it was read from, overlay included
    record Read(Application application, String text, List<String> warnings) {}

    /// A file of this machine, with what lies beside it.
    Read given(Project project, Environment environment, ComposeReader.Text text) {
        var folder = Path.of(text.file()).toAbsolutePath().getParent();
        return read(
                project,
                environment,
                text,
                Optional.empty(),
                folder == null ? ComposeFiles.NONE : ComposeFiles.folder(folder));
    }

    Read ofRevision(Project project, Environment environment, Revision revision) {
        var file =
                NAMES.stream()
                        .flatMap(name -> text(project, revision, name).stream())
                        .findFirst()
                        .orElseThrow(() ->
                                ProblemException.usage(
                                        "compose.missing",
                                        "There is no compose.yaml in "
                                                + project.name()
                                                + " at "
                                                + revision.shortHash()
                                                + ".",
                                        "Commit one that says how to deploy, or give one by"
                                                + " --compose FILE."));
        var overlay =
                List.of("yaml", "yml").stream()
                        .map(end -> "compose." + environment.name() + "." + end)
                        .flatMap(name -> text(project, revision, name).stream())
                        .findFirst();
        return read(
                project, environment, file, overlay, path -> source.read(project, revision, path));
    }

    private Optional<ComposeReader.Text> text(Project project, Revision revision, String name) {
        return source.read(project, revision, name)
                .map(bytes ->
                        new ComposeReader.Text(name, new String(bytes, StandardCharsets.UTF_8)));
    }

    private Read read(
            Project project,
            Environment environment,
            ComposeReader.Text file,
            Optional<ComposeReader.Text> overlay,
            ComposeFiles files) {
        var marks = new TreeMap<String, String>();
        secrets.names(environment.name())
                .forEach(name -> marks.put(name, SecretMark.of(name, "0")));
        var result = read(project, environment, file, overlay, files, marks);
        var used =
                result.application()
                        .map(application -> SecretMark.in(application.resolved()).keySet())
                        .orElse(Set.of());
        if (!used.isEmpty()) {
            used.forEach(name -> marks.put(name, mark(environment, name)));
            result = read(project, environment, file, overlay, files, marks);
        }
        var findings = result.findings();
        var application = result.application().orElseThrow(() -> invalid(findings));
        var warnings = findings.stream().map(Finding::toString).toList();
        var text = file.text() + overlay.map(o -> "\n# " + o.file() + "\n" + o.text()).orElse("");
        return new Read(application, text, warnings);
    }

    // Only of secrets that are used is the value asked for.
    private String mark(Environment environment, String name) {
        var value = secrets.value(environment.name(), name).orElse("");
        return SecretMark.of(name, key.sign(name, value));
    }

    private static ComposeReader.Result read(
            Project project,
            Environment environment,
            ComposeReader.Text file,
            Optional<ComposeReader.Text> overlay,
            ComposeFiles files,
            Map<String, String> marks) {
        var variables = new TreeMap<>(environment.variables());
        variables.putAll(marks);
        return ComposeReader.read(
                new ComposeReader.Request(
                        appName(project, environment), file, overlay, variables, files, false));
    }

    /// The Compose project's name: `shop-prod`.
    static String appName(Project project, Environment environment) {
        return (project.name() + "-" + environment.name()).replace('.', '-');
    }

    private static ProblemException invalid(List<Finding> findings) {
        var errors = findings.stream().filter(Finding::isError).toList();
        return ProblemException.usage(
                "compose.invalid",
                "The Compose file cannot be deployed: "
                        + errors.stream().map(Finding::toString).collect(Collectors.joining("; ")),
                errors.stream()
                        .map(Finding::hint)
                        .filter(hint -> !hint.isBlank())
                        .findFirst()
                        .orElse("`slipway lint` shows all of it."));
    }

    /// With `[HOST:]PORT` for some services as the request has it.
    static Application published(Application application, Map<String, String> publish) {
        publish.keySet().stream()
                .filter(name -> application.service(name).flatMap(Service::release).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.usage(
                            "release.service",
                            "There is no service \"" + name + "\" that takes traffic.",
                            "Those are: " + names(application.routed()) + ".");
                });
        return application.withServices(
                application.services().stream()
                        .map(service -> published(service, publish.get(service.name())))
                        .toList());
    }

    private static Service published(
            Service service, @org.jspecify.annotations.Nullable String where) {
        if (where == null) {
            return service;
        }
        var publish =
                Publish.parse(where)
                        .orElseThrow(() ->
                                ProblemException.usage(
                                        "release.publish",
                                        "\"" + where + "\" is no [HOST:]PORT.",
                                        "For example 8088, 0.0.0.0:80 or 0 for a free one."));
        return service.withRelease(
                service.release().orElseThrow().publishedAt(publish.host(), publish.port()));
    }

    static String names(List<Service> services) {
        return services.isEmpty()
                ? "none"
                : services.stream().map(Service::name).collect(Collectors.joining(", "));
    }
}
