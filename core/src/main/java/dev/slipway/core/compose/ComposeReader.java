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
            Set.of("services", "volumes", "networks", "name", "version");
    private static final String SERVICE_NAME = "[a-zA-Z0-9][a-zA-Z0-9_.-]{0,40}";

    private final Request request;
    private final Findings findings = new Findings();
    private final Values values = new Values(findings);
    private final Map<String, String> variables;

    /// @param name the Compose project's name on the engine; it counts before the file's own
    /// @param variables what `${…}` may be filled with
    public record Request(
            String name, Text file, Optional<Text> overlay, Map<String, String> variables) {
        public Request {
            variables = Map.copyOf(variables);
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
        this.variables = new TreeMap<>(request.variables());
        this.variables.putIfAbsent("COMPOSE_PROJECT_NAME", request.name());
    }

    public static Result read(Request request) {
        return new ComposeReader(request).result();
    }

    private Result result() {
        var application = document(request.file()).flatMap(this::withOverlay).map(this::read);
        return new Result(findings.hasErrors() ? Optional.empty() : application, findings.all());
    }

    private Optional<Yaml> document(Text text) {
        var reader = new YamlReader(text.file(), new Interpolation(variables, findings), findings);
        var document = reader.read(text.text());
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
        var volumes = declared("volumes", top, "local");
        var networks = declared("networks", top, "bridge");
        var drafts = services(document, top);
        new ComposeChecks(drafts, volumes, networks, findings).run();
        var services = new StartOrder(drafts, findings).services();
        return new Application(
                request.name(),
                services,
                volumes,
                networks,
                ResolvedText.of(services, volumes, networks));
    }

    private Map<String, Draft> services(Yaml document, Map<String, Yaml.Entry> top) {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        var services = top.get("services");
        if (services != null) {
            values.mapping("services", services.value())
                    .forEach((name, entry) -> drafts.put(name, service(name, entry)));
        }
        if (drafts.isEmpty()) {
            findings.error(document.at(), "compose.noServices", "The file has no services.", "");
        }
        return drafts;
    }

    private Draft service(String name, Yaml.Entry entry) {
        if (!name.matches(SERVICE_NAME)) {
            findings.error(
                    entry.keyAt(),
                    "compose.serviceName",
                    "\"" + name + "\" cannot be a service's name.",
                    "Use letters, digits, _ . and -, at most 41.");
        }
        return new ServiceReader(name, entry, values, variables).read();
    }

    /// Names under top-level `volumes` or `networks`; only the plain kind is made.
    private List<String> declared(String kind, Map<String, Yaml.Entry> top, String driver) {
        var declared = top.get(kind);
        if (declared == null) {
            return List.of();
        }
        var all = values.mapping(kind, declared.value());
        all.forEach((name, entry) ->
                values.mapping(kind + "." + name, entry.value())
                        .forEach((key, given) -> property(kind, key, given, driver)));
        return all.keySet().stream().sorted().toList();
    }

    private void property(String kind, String key, Yaml.Entry given, String driver) {
        var isPlain =
                key.equals("driver")
                        && given.value() instanceof Yaml.Scalar scalar
                        && scalar.text().equals(driver);
        if (!isPlain) {
            KnownKeys.refuse(findings, kind, key, given, Set.of());
        }
    }
}
