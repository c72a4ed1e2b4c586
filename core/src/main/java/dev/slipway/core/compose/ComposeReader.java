package dev.slipway.core.compose;

import dev.slipway.core.compose.ServiceReader.Draft;
import dev.slipway.core.pipeline.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads a Compose file, and its overlay, into an `Application`, or tells all that is wrong at
/// once. What Slipway does not carry out is refused, never passed over. Pure; safe from any thread.
public final class ComposeReader {
    private static final Set<String> KEYS =
            Set.of("services", "volumes", "networks", "configs", "secrets", "name", "version");
    private static final String SERVICE_NAME = "[a-zA-Z0-9][a-zA-Z0-9_.-]{0,40}";

    private final Request request;
    private final Findings findings;
    private final Values values;
    private final Map<String, String> variables;

    /// @param name the Compose project's name on the engine; it counts before the file's own
    /// @param variables what `${…}` may be filled with, ahead of `.env`; secrets as `SecretMark`s
    /// @param files what lies beside the file
    /// @param isLint nothing is known of an environment: what it has to bring is only a warning
    public record Request(
            String name,
            Text file,
            Optional<Text> overlay,
            Map<String, String> variables,
            ComposeFiles files,
            boolean isLint) {
        public Request {
            variables = Map.copyOf(variables);
        }

        /// A file by itself.
        public Request(
                String name, Text file, Optional<Text> overlay, Map<String, String> variables) {
            this(name, file, overlay, variables, ComposeFiles.NONE, false);
        }
    }

    /// @param file for messages
    public record Text(String file, String text) {}

    /// @param application empty if a finding is an error
    public record Result(Optional<Application> application, List<Finding> findings) {
        public Result {
            findings = List.copyOf(findings);
        }
    }

    private ComposeReader(Request request) {
        this.request = request;
        this.findings = new Findings(request.isLint());
        this.values = new Values(findings);
        this.variables = new TreeMap<>(request.variables());
        this.variables.putIfAbsent("COMPOSE_PROJECT_NAME", request.name());
        dotEnv();
    }

    private void dotEnv() {
        request.files()
                .text(".env")
                .map(text -> new DotEnv(".env", text, variables, findings).read())
                .orElse(Map.of())
                .forEach((name, value) ->
                        value.ifPresent(known -> variables.putIfAbsent(name, known)));
    }

    public static Result read(Request request) {
        return new ComposeReader(request).result();
    }

    private Result result() {
        var application = document(request.file()).flatMap(this::withOverlay).map(this::read);
        return new Result(findings.hasErrors() ? Optional.empty() : application, findings.all());
    }

    private Optional<Yaml> document(Text text) {
        var document = new Documents(request.files(), findings).load(text, ".", variables);
        if (document.isEmpty() && !findings.hasErrors()) {
            findings.error(
                    new Yaml.At(text.file(), 1, 1), "compose.empty", "The file is empty.", "");
        }
        return document;
    }

    private Optional<Yaml> withOverlay(Yaml base) {
        return request.overlay().isEmpty()
                ? Optional.of(base)
                : document(request.overlay().get()).map(over -> Overlay.lay(over, base));
    }

    private Application read(Yaml document) {
        var top = values.mapping("A Compose file", document);
        top.forEach((key, entry) -> {
            if (!KEYS.contains(key)) {
                KnownKeys.refuse(findings, "", key, entry, KEYS);
            }
        });
        new SecretPlaces(findings).check(document);
        var resources = new ResourceReader(values);
        var volumeDetails = resources.read("volumes", top);
        var networkDetails = resources.read("networks", top);
        var volumes = List.copyOf(volumeDetails.keySet());
        var networks = List.copyOf(networkDetails.keySet());
        var definitions = new FileDefinitions(values, request.files(), variables);
        definitions.read(top);
        var entries = services(document, top);
        var around =
                new ServiceReader.Surroundings(
                        entries.keySet(),
                        variables,
                        request.files(),
                        definitions,
                        resources.hostAccess());
        Map<String, Draft> drafts = new LinkedHashMap<>();
        entries.forEach((name, entry) -> drafts.put(name, service(name, entry, around)));
        new ComposeChecks(drafts, volumes, networks, findings).run();
        var services = new StartOrder(drafts, findings).services();
        return new Application(
                request.name(),
                services,
                volumes,
                networks,
                ResolvedText.of(services, volumes, networks),
                plainLeftOut(volumeDetails),
                plainLeftOut(networkDetails));
    }

    private static Map<String, Resource> plainLeftOut(Map<String, Resource> details) {
        Map<String, Resource> said = new TreeMap<>(details);
        said.values().removeIf(Resource.PLAIN::equals);
        return said;
    }

    private Map<String, Yaml.Entry> services(Yaml document, Map<String, Yaml.Entry> top) {
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        var services = top.get("services");
        if (services != null) {
            var active = new Profiles(variables, values);
            values.mapping("services", services.value())
                    .forEach((name, entry) -> {
                        if (active.has(entry)) {
                            entries.put(name, entry);
                        }
                    });
            active.warn(entries.isEmpty(), services.keyAt());
        }
        if (entries.isEmpty() && !findings.hasErrors()) {
            findings.error(document.at(), "compose.noServices", "The file has no services.", "");
        }
        return entries;
    }

    private Draft service(String name, Yaml.Entry entry, ServiceReader.Surroundings around) {
        if (!name.matches(SERVICE_NAME)) {
            findings.error(
                    entry.keyAt(),
                    "compose.serviceName",
                    "\"" + name + "\" cannot be a service's name.",
                    "Use letters, digits, _ . and -, at most 41.");
        }
        return new ServiceReader(name, entry, values, around).read();
    }
}
