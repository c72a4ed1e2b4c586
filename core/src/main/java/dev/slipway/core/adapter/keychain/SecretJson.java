package dev.slipway.core.adapter.keychain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.secret.Secret;
import java.io.IOException;
import java.util.Base64;

/// A secret's value as bytes, before it is sealed.
final class SecretJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SecretJson() {}

    static byte[] write(Secret secret) {
        var json = JSON.createObjectNode().put("kind", secret.kind());
        try {
            return JSON.writeValueAsBytes(fill(json, secret));
        } catch (IOException e) {
            throw new IllegalStateException("texts become JSON", e);
        }
    }

    private static ObjectNode fill(ObjectNode json, Secret secret) {
        return switch (secret) {
            case Secret.Text text -> json.put("value", text.value());
            case Secret.UsernamePassword login ->
                    json.put("username", login.username()).put("password", login.password());
            case Secret.SecretFile file ->
                    json.put("name", file.name())
                            .put("content", Base64.getEncoder().encodeToString(file.content()));
            case Secret.SshKey key ->
                    json.put("username", key.username())
                            .put("privateKey", key.privateKey())
                            .put("passphrase", key.passphrase());
        };
    }

    static Secret read(byte[] bytes) throws IOException {
        var json = JSON.readTree(bytes);
        return switch (text(json, "kind")) {
            case "usernamePassword" ->
                    new Secret.UsernamePassword(text(json, "username"), text(json, "password"));
            case "file" ->
                    new Secret.SecretFile(
                            text(json, "name"), Base64.getDecoder().decode(text(json, "content")));
            case "sshKey" ->
                    new Secret.SshKey(
                            text(json, "username"),
                            text(json, "privateKey"),
                            text(json, "passphrase"));
            case "text" -> new Secret.Text(text(json, "value"));
            default -> throw new IOException("a kind of secret that this version does not know");
        };
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).asText("");
    }
}
