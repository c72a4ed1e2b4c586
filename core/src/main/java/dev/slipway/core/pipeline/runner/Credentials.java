package dev.slipway.core.pipeline.runner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.source.ProjectName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Hands secrets to steps: as variables of their commands and as files in the agent's memory, and
/// nowhere else. Every value is masked in logs from then on. Safe from any thread.
final class Credentials {
    private static final String DOCKER_HUB = "https://index.docker.io/v1/";

    /// Git runs it by a shell, which knows the variables.
    private static final String GIT_HELPER =
            "!f() { echo \"username=$GIT_USERNAME\"; echo \"password=$GIT_PASSWORD\"; }; f";

    private final ProjectName project;
    private final Secrets secrets;
    private final TrustCheck trust;
    private final Masks masks;
    private final AtomicInteger files = new AtomicInteger();

    Credentials(ProjectName project, Secrets secrets, TrustCheck trust, Masks masks) {
        this.project = project;
        this.secrets = secrets;
        this.trust = trust;
        this.masks = masks;
    }

    /// Variables and files by which steps see a secret.
    record Binding(Map<String, String> variables, List<SecretFiles.File> files) {
        StepContext on(StepContext there) {
            return there.with(variables).with(new SecretFiles(files));
        }
    }

    /// As `NAME = credentials('id')` does: with `NAME_USR` and `NAME_PSW` where there are two
    /// parts.
    Binding bindAll(String name, String id) {
        var variables = new LinkedHashMap<String, String>();
        var made = new ArrayList<SecretFiles.File>();
        switch (find(id)) {
            case Secret.Text text -> variables.put(name, text.value());
            case Secret.UsernamePassword pair -> {
                variables.put(name, pair.username() + ":" + pair.password());
                variables.put(name + "_USR", pair.username());
                variables.put(name + "_PSW", pair.password());
            }
            case Secret.SecretFile file -> {
                var path = added(made, file.name(), file.content());
                masks.add(path); // as Jenkins does
                variables.put(name, path);
            }
            case Secret.SshKey key -> {
                variables.put(name, added(made, "key", bytes(key.privateKey())));
                variables.put(name + "_USR", key.username());
                variables.put(name + "_PSW", key.passphrase());
            }
        }
        return new Binding(variables, made);
    }

    /// As one binding of `withCredentials` does.
    ///
    /// @param kind its Jenkins name: `string`, `usernamePassword`…
    Binding bind(String kind, Map<String, ?> settings) {
        var id = text(settings, "credentialsId");
        var secret = find(id);
        var variables = new LinkedHashMap<String, String>();
        var made = new ArrayList<SecretFiles.File>();
        switch (kind) {
            case "string" -> {
                if (!(secret instanceof Secret.Text text)) {
                    throw wrongKind(id, "a secret text");
                }
                put(variables, settings, "variable", text.value());
            }
            case "usernamePassword" -> {
                var pair = pair(id, secret);
                put(variables, settings, "usernameVariable", pair.username());
                put(variables, settings, "passwordVariable", pair.password());
            }
            case "usernameColonPassword" -> {
                var pair = pair(id, secret);
                put(variables, settings, "variable", pair.username() + ":" + pair.password());
            }
            case "file", "kubeconfigFile" -> {
                if (!(secret instanceof Secret.SecretFile file)) {
                    throw wrongKind(id, "a secret file");
                }
                put(variables, settings, "variable", added(made, file.name(), file.content()));
            }
            case "sshUserPrivateKey" -> {
                if (!(secret instanceof Secret.SshKey key)) {
                    throw wrongKind(id, "an ssh key");
                }
                var path = added(made, "key", bytes(key.privateKey()));
                put(variables, settings, "keyFileVariable", path);
                put(variables, settings, "usernameVariable", key.username());
                put(variables, settings, "passphraseVariable", key.passphrase());
            }
            case "aws" -> {
                var pair = pair(id, secret);
                variables.put(
                        named(settings, "accessKeyVariable", "AWS_ACCESS_KEY_ID"), pair.username());
                variables.put(
                        named(settings, "secretKeyVariable", "AWS_SECRET_ACCESS_KEY"),
                        pair.password());
            }
            case "gitUsernamePassword" -> {
                var pair = pair(id, secret);
                variables.put("GIT_USERNAME", pair.username());
                variables.put("GIT_PASSWORD", pair.password());
                variables.put("GIT_TERMINAL_PROMPT", "0");
                // Beside what the agent has of its own, whose place this takes.
                variables.put("GIT_CONFIG_COUNT", "2");
                variables.put("GIT_CONFIG_KEY_0", "safe.directory");
                variables.put("GIT_CONFIG_VALUE_0", "*");
                variables.put("GIT_CONFIG_KEY_1", "credential.helper");
                variables.put("GIT_CONFIG_VALUE_1", GIT_HELPER);
            }
            default -> throw StepFailure.failure("Slipway has no credentials of kind " + kind);
        }
        return new Binding(variables, made);
    }

    /// As `docker login` leaves it: a configuration with the login of one registry, and the
    /// variable that makes the client read it.
    ///
    /// @param url empty = Docker's own registry
    Binding bindDocker(String url, String id) {
        var pair = pair(id, find(id));
        var login = pair.username() + ":" + pair.password();
        var encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        masks.add(encoded);
        var host = DockerObject.host(url);
        var auth = JsonNodeFactory.instance.objectNode();
        auth.withObject("/auths")
                .putObject(host.isEmpty() ? DOCKER_HUB : host)
                .put("auth", encoded);
        var file =
                new SecretFiles.File(
                        files.incrementAndGet(), "config.json", bytes(auth.toString()));
        return new Binding(Map.of("DOCKER_CONFIG", file.folder()), List.of(file));
    }

    /// A configuration of `kubectl`: the secret file, or what a server and a token make.
    Binding bindKube(Map<String, String> settings) {
        var id = settings.getOrDefault("credentialsId", "");
        var content =
                switch (find(id)) {
                    case Secret.SecretFile file -> file.content();
                    case Secret.Text token -> bytes(KubeConfig.text(settings, token.value()));
                    case Secret.UsernamePassword _, Secret.SshKey _ ->
                            throw wrongKind(id, "a secret file or a token");
                };
        var file = new SecretFiles.File(files.incrementAndGet(), "config", content);
        return new Binding(Map.of("KUBECONFIG", file.path()), List.of(file));
    }

    /// The header by which a server knows a user: of a user name with a password, or of a token.
    String authorization(String id) {
        var login =
                switch (find(id)) {
                    case Secret.UsernamePassword pair -> pair.username() + ":" + pair.password();
                    case Secret.Text token -> token.value() + ":";
                    case Secret.SecretFile _, Secret.SshKey _ ->
                            throw wrongKind(id, "a user name with a password or a token");
                };
        var encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        masks.add(encoded);
        return "Authorization: Basic " + encoded;
    }

    private Secret find(String id) {
        trust.requireSecrets(id);
        var secret =
                secrets.forProject(project.value(), id)
                        .orElseThrow(() ->
                                StepFailure.failure(
                                        "There is no secret \""
                                                + id
                                                + "\"; keep it by: slipway secret set "
                                                + id
                                                + " --project "
                                                + project));
        mask(secret);
        return secret;
    }

    private void mask(Secret secret) {
        switch (secret) {
            case Secret.Text text -> masks.add(text.value());
            case Secret.UsernamePassword pair -> {
                masks.add(pair.username() + ":" + pair.password());
                masks.add(pair.password());
            }
            case Secret.SecretFile file ->
                    masks.add(new String(file.content(), StandardCharsets.UTF_8));
            case Secret.SshKey key -> {
                masks.add(key.privateKey());
                masks.add(key.passphrase());
            }
        }
    }

    private static Secret.UsernamePassword pair(String id, Secret secret) {
        if (secret instanceof Secret.UsernamePassword pair) {
            return pair;
        }
        throw wrongKind(id, "a user name with a password");
    }

    private static StepFailure wrongKind(String id, String wanted) {
        return StepFailure.failure("the secret \"" + id + "\" is not " + wanted);
    }

    private String added(List<SecretFiles.File> made, String name, byte[] content) {
        var file = new SecretFiles.File(files.incrementAndGet(), name, content);
        made.add(file);
        return file.path();
    }

    private static byte[] bytes(String text) {
        var whole = text.endsWith("\n") ? text : text + "\n";
        return whole.getBytes(StandardCharsets.UTF_8);
    }

    private static String named(Map<String, ?> settings, String key, String otherwise) {
        var name = text(settings, key);
        return name.isBlank() ? otherwise : name;
    }

    private static void put(
            Map<String, String> variables, Map<String, ?> settings, String key, String value) {
        Optional.ofNullable(settings.get(key))
                .map(String::valueOf)
                .filter(name -> !name.isBlank())
                .ifPresent(name -> variables.put(name, value));
    }

    private static String text(Map<String, ?> settings, String key) {
        var value = settings.get(key);
        return value == null ? "" : String.valueOf(value);
    }
}
