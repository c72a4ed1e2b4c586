package dev.slipway.core.engine;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Port: images of one engine. Safe from any thread.
public interface Images {

    /// By tag, id or digest; empty if the engine has none such.
    Optional<Image> find(String reference);

    List<Image> list();

    /// What it is made of, the newest layer first, those that hold nothing included. Problem
    /// `engine.imageMissing`.
    List<Layer> layers(ImageId id);

    void tag(ImageId id, String tag);

    /// Fetches it from its registry with the user's Docker credentials. Problems:
    /// `image.unavailable`, `image.denied`.
    Image pull(String reference, Consumer<String> progress);

    /// Sends it and returns the repository digest. Problems: `registry.refused`,
    /// `registry.unreachable`.
    String push(String tag, @Nullable RegistryLogin login, Consumer<String> progress);

    /// Removes a tag, and the image with its last one; nothing happens if it is gone.
    void remove(String reference);

    /// An archive of the image to be loaded on another engine. The caller closes it.
    InputStream save(ImageId id);

    void load(InputStream archive);

    /// @param madeBy the command or instruction that made it, as the builder wrote it
    record Layer(String madeBy, long size, Instant createdAt) {}

    /// @param user, entrypoint and so on as the image's configuration has them
    record Image(
            ImageId id,
            List<String> tags,
            List<String> digests,
            long size,
            Instant createdAt,
            String user,
            String workingDirectory,
            Map<String, String> environment,
            Map<String, String> labels,
            boolean hasHealthCheck) {}

    record RegistryLogin(String user, String password) {
        @Override
        public String toString() {
            return "RegistryLogin[" + user + "]";
        }
    }
}
