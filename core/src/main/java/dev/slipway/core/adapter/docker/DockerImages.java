package dev.slipway.core.adapter.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.engine.ImageId;
import dev.slipway.core.engine.Images;
import dev.slipway.core.image.RegistryAccess;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Images over the engine's HTTP API.
final class DockerImages implements Images {
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/@-]{0,400}");

    private final DockerHttp http;
    private final ImageTransfers transfers;

    DockerImages(DockerHttp http, RegistryAccess registries) {
        this.http = http;
        this.transfers = new ImageTransfers(http, registries);
    }

    @Override
    public Optional<Image> find(String reference) {
        var answer = http.get(path(reference) + "/json");
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(image(answer.orProblem("look for the image " + reference)));
    }

    @Override
    public List<Image> list() {
        var images = new ArrayList<Image>();
        for (var each : http.get("/images/json").orProblem("list images")) {
            find(each.path("Id").asText()).ifPresent(images::add);
        }
        return List.copyOf(images);
    }

    @Override
    public List<Layer> layers(ImageId id) {
        var answer = http.get(path(id.value()) + "/history");
        if (answer.status() == 404) {
            throw DockerProblems.imageMissing(id.value());
        }
        var layers = new ArrayList<Layer>();
        for (var each : answer.orProblem("read the layers of " + id.shortId())) {
            layers.add(
                    new Layer(
                            each.path("CreatedBy").asText(""),
                            each.path("Size").asLong(),
                            Instant.ofEpochSecond(each.path("Created").asLong())));
        }
        return List.copyOf(layers);
    }

    @Override
    public void tag(ImageId id, String tag) {
        var name = ImageName.parse(tag);
        http.post(
                        path(id.value())
                                + "/tag?repo="
                                + DockerHttp.encode(name.repository())
                                + "&tag="
                                + DockerHttp.encode(name.tag()),
                        null,
                        DockerHttp.QUICK)
                .orProblem("tag the image " + id.shortId() + " as " + tag);
    }

    @Override
    public Image pull(String reference, Consumer<String> progress) {
        transfers.pull(reference, progress);
        return find(reference).orElseThrow(() -> DockerProblems.imageMissing(reference));
    }

    @Override
    public String push(String tag, @Nullable RegistryLogin login, Consumer<String> progress) {
        return transfers.push(tag, login, progress);
    }

    @Override
    public void remove(String reference) {
        var answer = http.delete(path(reference), DockerHttp.SLOW);
        if (answer.status() != 404) {
            answer.orProblem("remove the image " + reference);
        }
    }

    @Override
    public InputStream save(ImageId id) {
        var request = DockerHttp.request("GET", http.versioned(path(id.value()) + "/get"));
        var stream = DockerStream.open(http, request, "save the image " + id.shortId());
        if (stream.status() == 404) {
            throw DockerProblems.imageMissing(id.value());
        }
        return stream.body();
    }

    @Override
    public void load(InputStream archive) {
        var request = DockerHttp.request("POST", http.versioned("/images/load?quiet=1"));
        request.putHeader("Content-Type", "application/x-tar").body(archive);
        var stream = DockerStream.open(http, request, "load an image");
        try (stream) {
            JsonItems.forEach(stream.body(), item -> refuse(item, "load an image"));
        } catch (IOException broken) {
            throw DockerProblems.unreachable(http.endpoint(), broken);
        }
    }

    static void refuse(JsonNode item, String purpose) {
        var error = item.path("errorDetail").path("message").asText(item.path("error").asText(""));
        if (!error.isEmpty()) {
            throw DockerProblems.refused(purpose, 500, error);
        }
    }

    static String path(String reference) {
        // Go's router would follow "..", so no name with it may get there.
        if (!REFERENCE.matcher(reference).matches() || reference.contains("..")) {
            throw ProblemException.usage(
                    "image.name",
                    "\"" + reference + "\" cannot be an image's name.",
                    "Image names look like registry.example.org/shop/web:1.2.");
        }
        return "/images/" + reference;
    }

    static Image image(JsonNode json) {
        var config = json.path("Config");
        var created = ContainerJson.instant(json.path("Created").asText(""));
        return new Image(
                new ImageId(json.path("Id").asText()),
                strings(json.path("RepoTags")),
                strings(json.path("RepoDigests")),
                json.path("Size").asLong(),
                created == null ? Instant.EPOCH : created,
                config.path("User").asText(""),
                config.path("WorkingDir").asText(""),
                environment(config.path("Env")),
                ContainerJson.map(config.path("Labels")),
                hasHealthCheck(config.path("Healthcheck").path("Test")));
    }

    private static boolean hasHealthCheck(JsonNode test) {
        return !test.isEmpty() && !test.path(0).asText().equals("NONE");
    }

    private static List<String> strings(JsonNode array) {
        var strings = new ArrayList<String>();
        array.forEach(each -> strings.add(each.asText()));
        return List.copyOf(strings);
    }

    private static Map<String, String> environment(JsonNode array) {
        var environment = new LinkedHashMap<String, String>();
        for (var each : array) {
            var entry = each.asText().split("=", 2);
            environment.put(entry[0], entry.length > 1 ? entry[1] : "");
        }
        return Map.copyOf(environment);
    }
}
