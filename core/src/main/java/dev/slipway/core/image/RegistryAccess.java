package dev.slipway.core.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.core.engine.Images.RegistryLogin;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// The user's own credentials for registries, as `docker login` keeps them: credential helpers
/// first, then what stands in `config.json`; else a secret that was set for the registry's host.
/// Read anew each time; nothing is kept. Safe from any thread.
public final class RegistryAccess {
    /// The user name that says: the password is an identity token.
    public static final String TOKEN_USER = "<token>";

    private static final String DOCKER_HUB = "docker.io";
    private static final String DOCKER_HUB_KEY = "https://index.docker.io/v1/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path config;
    private final CredentialHelper helper;
    private final Optional<Secrets> secrets;

    /// @param folder the docker command's configuration folder, usually `~/.docker`
    public RegistryAccess(Path folder, Map<String, String> environment) {
        this(folder, environment, Optional.empty());
    }

    /// @param secrets those set for a registry's host stand in where the user has no login
    public RegistryAccess(Path folder, Map<String, String> environment, Optional<Secrets> secrets) {
        this.config = folder.resolve("config.json");
        this.secrets = secrets;
        this.helper = new CredentialHelper(environment);
    }

    /// The registry that a reference names: `docker.io` where it names none.
    public static String registryOf(String reference) {
        var slash = reference.indexOf('/');
        var first = slash < 0 ? "" : reference.substring(0, slash);
        var isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
        return isHost ? first : DOCKER_HUB;
    }

    /// The login for an image's registry, empty if the user has none.
    public Optional<RegistryLogin> login(String reference) {
        var registry = registryOf(reference);
        var key = registry.equals(DOCKER_HUB) ? DOCKER_HUB_KEY : registry;
        var json = read();
        var name = json.path("credHelpers").path(key).asText(json.path("credsStore").asText(""));
        if (!name.isEmpty()) {
            var login = helper.ask(name, key);
            if (login.isPresent()) {
                return login;
            }
        }
        for (var entry : json.path("auths").properties()) {
            if (entry.getKey().equals(key) || hostOf(entry.getKey()).equals(hostOf(key))) {
                return login(entry.getValue());
            }
        }
        return secrets.flatMap(all -> all.forHost("", registry)).flatMap(RegistryAccess::login);
    }

    private static Optional<RegistryLogin> login(Secret secret) {
        return switch (secret) {
            case Secret.UsernamePassword login ->
                    Optional.of(new RegistryLogin(login.username(), login.password()));
            case Secret.Text token -> Optional.of(new RegistryLogin(TOKEN_USER, token.value()));
            case Secret.SecretFile _, Secret.SshKey _ -> Optional.empty();
        };
    }

    private static Optional<RegistryLogin> login(JsonNode entry) {
        var token = entry.path("identitytoken").asText("");
        if (!token.isEmpty()) {
            return Optional.of(new RegistryLogin(TOKEN_USER, token));
        }
        var user = entry.path("username").asText("");
        if (!user.isEmpty()) {
            return Optional.of(new RegistryLogin(user, entry.path("password").asText("")));
        }
        return decode(entry.path("auth").asText(""));
    }

    private static Optional<RegistryLogin> decode(String auth) {
        try {
            var bytes = Base64.getDecoder().decode(auth);
            var text = new String(bytes, StandardCharsets.UTF_8).replace("\0", "");
            var colon = text.indexOf(':');
            return colon <= 0
                    ? Optional.empty()
                    : Optional.of(
                            new RegistryLogin(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// Older files have URLs where newer ones have host names.
    private static String hostOf(String key) {
        return key.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
    }

    private JsonNode read() {
        try {
            return JSON.readTree(config.toFile());
        } catch (IOException noneOrUnreadable) {
            return MissingNode.getInstance();
        }
    }
}
