package dev.slipway.core.adapter.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.engine.Images.RegistryLogin;
import dev.slipway.core.image.RegistryAccess;
import dev.slipway.core.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Pulls and pushes with the user's credentials. Failures come in the stream of an answer that
/// began well, so each item is looked at. An interrupt ends a transfer.
final class ImageTransfers {
    private final DockerHttp http;
    private final RegistryAccess registries;

    ImageTransfers(DockerHttp http, RegistryAccess registries) {
        this.http = http;
        this.registries = registries;
    }

    void pull(String reference, Consumer<String> progress) {
        var byDigest = reference.contains("@");
        var name = byDigest ? new ImageName(reference, "") : ImageName.parse(reference);
        DockerImages.path(reference);
        var path =
                "/images/create?fromImage="
                        + DockerHttp.encode(name.repository())
                        + (byDigest ? "" : "&tag=" + DockerHttp.encode(name.tag()));
        transfer(
                path,
                registries.login(reference).orElse(null),
                new Transfer(progress, message -> TransferProblems.pull(reference, message)));
    }

    /// The digest, `sha256:…`.
    String push(String tag, @Nullable RegistryLogin login, Consumer<String> progress) {
        var name = ImageName.parse(tag);
        var path =
                DockerImages.path(name.repository()) + "/push?tag=" + DockerHttp.encode(name.tag());
        var transfer = new Transfer(progress, message -> TransferProblems.push(tag, message));
        transfer(path, login == null ? registries.login(tag).orElse(null) : login, transfer);
        return transfer.digest();
    }

    private void transfer(String path, @Nullable RegistryLogin login, Transfer transfer) {
        var request = DockerHttp.request("POST", http.versioned(path));
        request.putHeader("X-Registry-Auth", header(login));
        try {
            http.interruptibly(() -> {
                try (var response = http.execute(request)) {
                    if (response.getStatusCode() >= 400) {
                        throw transfer.problem(http.answer(response).message());
                    }
                    JsonItems.forEach(response.getBody(), transfer::take);
                }
                return true;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.result(
                    "engine.interrupted", "The transfer of an image was cancelled.", "");
        }
    }

    /// The engine wants a header also where there is no login.
    private static String header(@Nullable RegistryLogin login) {
        var json = DockerHttp.json().createObjectNode();
        if (login != null && login.user().equals(RegistryAccess.TOKEN_USER)) {
            json.put("identitytoken", login.password());
        } else if (login != null) {
            json.put("username", login.user()).put("password", login.password());
        }
        var bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /// What an engine says while it transfers. For one thread.
    private static final class Transfer {
        private final Consumer<String> progress;
        private final Function<String, ProblemException> problems;
        private String last = "";
        private String digest = "";

        Transfer(Consumer<String> progress, Function<String, ProblemException> problems) {
            this.progress = progress;
            this.problems = problems;
        }

        void take(JsonNode item) {
            var error =
                    item.path("errorDetail").path("message").asText(item.path("error").asText(""));
            if (!error.isEmpty()) {
                throw problem(error);
            }
            digest = item.path("aux").path("Digest").asText(digest);
            var layer = item.path("id").asText("");
            var line = (layer.isEmpty() ? "" : layer + ": ") + item.path("status").asText("");
            // A bar that grows says the same words a hundred times.
            if (!line.isEmpty() && !line.equals(last)) {
                progress.accept(line);
            }
            last = line;
        }

        ProblemException problem(String message) {
            return problems.apply(message);
        }

        String digest() {
            if (digest.isEmpty()) {
                throw problem("the registry gave no digest");
            }
            return digest;
        }
    }
}
