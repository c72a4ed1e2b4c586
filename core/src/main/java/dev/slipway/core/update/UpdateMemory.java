package dev.slipway.core.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import dev.slipway.core.settings.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// `updates.json` of a home: whether a person allowed a look a day, when the last one was, and the
/// newest feed that was seen. A file that cannot be read counts as none: then nobody allowed
/// anything. The last writer wins.
final class UpdateMemory {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    UpdateMemory(Home home) {
        this.file = home.folder().resolve("updates.json");
    }

    /// @param serial of the newest feed seen
    record Remembered(boolean daily, Optional<Instant> lookedAt, long serial) {
        static final Remembered NOTHING = new Remembered(false, Optional.empty(), 0);
    }

    Remembered read() {
        try {
            var document = JSON.readTree(Files.readString(file));
            return new Remembered(
                    document.path("daily").asBoolean(false),
                    time(document.path("lookedAt")),
                    document.path("serial").asLong(0));
        } catch (NoSuchFileException e) {
            return Remembered.NOTHING;
        } catch (IOException | DateTimeException broken) {
            return Remembered.NOTHING;
        }
    }

    private static Optional<Instant> time(JsonNode node) {
        return node.isTextual() ? Optional.of(Instant.parse(node.asText())) : Optional.empty();
    }

    /// Problem `home.unusable`.
    void write(Remembered remembered) {
        ObjectNode document = JSON.createObjectNode();
        document.put("daily", remembered.daily());
        remembered.lookedAt().ifPresent(at -> document.put("lookedAt", at.toString()));
        document.put("serial", remembered.serial());
        try {
            WholeFile.write(
                    file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
        } catch (IOException e) {
            throw ProblemException.outside(
                    "home.unusable",
                    "What is known of updates cannot be written to " + file + ".",
                    "Look at the room on that disk and the folder's permissions.",
                    e);
        }
    }
}
