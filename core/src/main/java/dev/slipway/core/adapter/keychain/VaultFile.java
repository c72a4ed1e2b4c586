package dev.slipway.core.adapter.keychain;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.secret.StoredSecret;
import dev.slipway.core.settings.Home;
import dev.slipway.core.settings.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The vault as it lies on the disk: JSON, mode 0600, replaced whole.
final class VaultFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    VaultFile(Path file) {
        this.file = file;
    }

    /// @param key where the key lies · salt, iterations for a passphrase · check a sealed text that
    ///   tells the right key
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Content(
            int version,
            KeyPlace key,
            byte[] salt,
            int iterations,
            byte[] check,
            List<Entry> entries) {}

    /// `sealed` is the value; everything else may be seen.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(String scope, String name, String kind, String host, String setAt, byte[] sealed) {
        SecretId id() {
            return new SecretId(SecretScope.of(scope), name);
        }

        StoredSecret stored() {
            return new StoredSecret(id(), kind, host, Instant.parse(setAt));
        }

        /// What is proven together with the value.
        String about() {
            return String.join("\n", scope, name, kind, host);
        }
    }

    Path path() {
        return file;
    }

    /// Empty if there is none yet. Problem `secret.unreadable`.
    Optional<Content> read() {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Content.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// Problem `home.unusable`; then the old one is still whole.
    void write(Content content) {
        try {
            Home.restrict(Files.createDirectories(file.getParent()), "rwx------");
            WholeFile.write(file, JSON.writeValueAsBytes(content));
        } catch (IOException e) {
            throw ProblemException.outside(
                    "home.unusable",
                    "The secrets cannot be written to " + file + ".",
                    "Look at the room on that disk and the folder's permissions.",
                    e);
        }
    }

    ProblemException unreadable(@Nullable Exception cause) {
        return ProblemException.outside(
                "secret.unreadable",
                "The secrets in " + file + " cannot be read.",
                "Bring the file back from a backup; without one, move it away and set them anew.",
                cause);
    }
}
