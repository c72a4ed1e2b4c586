package dev.slipway.core.adapter.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Docker contexts as the docker command keeps them (`~/.docker/contexts`), read anew each time.
/// What cannot be read is as if it were not there. Safe from any thread.
final class DockerContexts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> environment;
    private final Path folder;

    /// @param folder the docker command's configuration folder, usually `~/.docker`
    DockerContexts(Map<String, String> environment, Path folder) {
        this.environment = environment;
        this.folder = folder;
    }

    List<String> names() {
        var found = new TreeMap<>(stored());
        found.remove(Engines.DEFAULT);
        return Stream.concat(Stream.of(Engines.DEFAULT), found.keySet().stream()).toList();
    }

    /// Problem `engine.unknownContext`.
    DockerEndpoint endpoint(String context) {
        return context.equals(Engines.DEFAULT) ? defaultEndpoint() : storedEndpoint(context);
    }

    private DockerEndpoint defaultEndpoint() {
        var host = environment.getOrDefault("DOCKER_HOST", "");
        if (!host.isEmpty()) {
            return new DockerEndpoint(host, environmentCertificates());
        }
        var current = currentContext();
        return current.isEmpty() || current.equals(Engines.DEFAULT)
                ? new DockerEndpoint(builtIn(), null)
                : storedEndpoint(current);
    }

    private @Nullable Path environmentCertificates() {
        if (environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty()) {
            return null;
        }
        var path = environment.getOrDefault("DOCKER_CERT_PATH", "");
        return path.isEmpty() ? folder : Path.of(path);
    }

    private String currentContext() {
        var chosen = environment.getOrDefault("DOCKER_CONTEXT", "");
        return chosen.isEmpty()
                ? read(folder.resolve("config.json"))
                        .map(json -> json.path("currentContext").asText(""))
                        .orElse("")
                : chosen;
    }

    private static String builtIn() {
        var windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
        return windows ? "npipe:////./pipe/docker_engine" : "unix:///var/run/docker.sock";
    }

    private DockerEndpoint storedEndpoint(String context) {
        var host = stored().get(context);
        if (host == null) {
            throw ProblemException.usage(
                    "engine.unknownContext",
                    "There is no Docker context \"" + context + "\".",
                    "docker context ls shows those there are: " + String.join(", ", names()) + ".");
        }
        var certificates = folder.resolve("contexts/tls/" + sha256(context) + "/docker");
        return new DockerEndpoint(host, Files.isDirectory(certificates) ? certificates : null);
    }

    /// Host by name.
    private Map<String, String> stored() {
        var hosts = new TreeMap<String, String>();
        try (var folders = Files.list(folder.resolve("contexts/meta"))) {
            folders.map(each -> read(each.resolve("meta.json")))
                    .flatMap(Optional::stream)
                    .forEach(meta -> keep(meta, hosts));
        } catch (IOException none) {
            return hosts;
        }
        return hosts;
    }

    private static void keep(JsonNode meta, Map<String, String> hosts) {
        var name = meta.path("Name").asText("");
        var host = meta.path("Endpoints").path("docker").path("Host").asText("");
        if (!name.isEmpty() && !host.isEmpty()) {
            hosts.put(name, host);
        }
    }

    private static Optional<JsonNode> read(Path file) {
        try {
            return Optional.of(JSON.readTree(file.toFile()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
