package dev.slipway.core.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// `settings.json` of a home: read anew each time, so that every process sees the last choice, and
/// replaced whole. Members that this version does not know are kept. Safe from any thread and
/// process; the last writer wins.
public final class SettingsFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public SettingsFile(Home home) {
        this.file = home.settings();
    }

    /// Problem `settings.unreadable`.
    public Settings read() {
        var document = document();
        var runs = document.path("runs");
        return new Settings(
                Settings.DEFAULT.version(),
                texts(document, "push"),
                texts(document, "images"),
                texts(document, "agents"),
                runs.path("atOnce").asInt(Settings.DEFAULT.runsAtOnce()),
                runs.path("perProject").asInt(Settings.DEFAULT.runsPerProject()),
                texts(document, "libraries"),
                texts(document, "servers"),
                retention(document),
                texts(document, "jenkinsfile"),
                artifacts(document.path("artifacts")));
    }

    private static Optional<ObjectPlace> artifacts(JsonNode place) {
        return place.path("endpoint").asText("").isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ObjectPlace(
                                place.path("endpoint").asText(),
                                place.path("bucket").asText(""),
                                place.path("region").asText(""),
                                place.path("prefix").asText(""),
                                place.path("secret").asText(""),
                                place.path("pathStyle").asBoolean(true)));
    }

    private static Map<String, Retention> retention(JsonNode document) {
        var rules = new HashMap<String, Retention>();
        document.path("retention")
                .properties()
                .forEach(entry -> {
                    var rule = entry.getValue();
                    rules.put(
                            entry.getKey(),
                            new Retention(
                                    rule.path("runs").asInt(0),
                                    rule.path("days").asInt(0),
                                    rule.path("artifactRuns").asInt(0),
                                    rule.path("artifactDays").asInt(0)));
                });
        return rules;
    }

    private static Map<String, String> texts(JsonNode document, String member) {
        var texts = new HashMap<String, String>();
        document.path(member)
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText("")));
        return texts;
    }

    /// Problems `settings.unreadable`, `home.unusable`.
    public void write(Settings settings) {
        var document = document();
        document.put("version", settings.version());
        document.set("push", JSON.valueToTree(settings.push()));
        document.set("images", JSON.valueToTree(settings.images()));
        document.set("agents", JSON.valueToTree(settings.agents()));
        document.withObject("/runs")
                .put("atOnce", settings.runsAtOnce())
                .put("perProject", settings.runsPerProject());
        document.set("libraries", JSON.valueToTree(settings.libraries()));
        document.set("servers", JSON.valueToTree(settings.servers()));
        document.remove("artifacts");
        settings.artifacts().ifPresent(place -> put(document.putObject("artifacts"), place));
        document.set("jenkinsfile", JSON.valueToTree(settings.jenkinsfiles()));
        document.set("retention", JSON.valueToTree(settings.retention()));
        try {
            var text = document.toPrettyString() + "\n";
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ProblemException.outside(
                    "home.unusable",
                    "The settings cannot be written to " + file + ".",
                    "Look at the room on that disk and the folder's permissions.",
                    e);
        }
    }

    private static void put(ObjectNode node, ObjectPlace place) {
        node.put("endpoint", place.endpoint())
                .put("bucket", place.bucket())
                .put("region", place.region())
                .put("prefix", place.prefix())
                .put("secret", place.secret())
                .put("pathStyle", place.isPathStyle());
    }

    private ObjectNode document() {
        try {
            JsonNode read = JSON.readTree(Files.readString(file));
            if (read instanceof ObjectNode object) {
                return object;
            }
            throw unreadable(null);
        } catch (NoSuchFileException e) {
            return JSON.createObjectNode();
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private ProblemException unreadable(@org.jspecify.annotations.Nullable IOException cause) {
        return ProblemException.outside(
                "settings.unreadable",
                "The settings in " + file + " cannot be read.",
                "Mend the file (it is JSON), or delete it to have the defaults.",
                cause);
    }
}
