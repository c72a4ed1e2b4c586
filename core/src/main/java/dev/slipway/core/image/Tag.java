package dev.slipway.core.image;

import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.source.Revision;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// An image's name for people: `slipway/shop-web:42-1a2b3c4` is what run 42 made of revision
/// 1a2b3c4 for the service web of shop. It names, it does not identify: the image id does.
///
/// @param repository without the tag · version what comes after the colon
public record Tag(String repository, String version) {
    private static final String LOCAL = "slipway/";

    /// @param service empty where the project is one image
    public static Tag of(RunId run, Optional<String> service, Revision revision) {
        var name = service.map(each -> run.project() + "-" + each).orElse(run.project().value());
        var attempt = run.attempt() == 1 ? "" : "." + run.attempt();
        return new Tag(
                LOCAL + component(name), run.number() + attempt + "-" + revision.shortHash());
    }

    /// The same image in a registry.
    ///
    /// @param prefix `registry.example.org/team`
    public Tag in(String prefix) {
        var clean = prefix.replaceAll("/+$", "");
        return new Tag(clean + "/" + repository.substring(LOCAL.length()), version);
    }

    /// What Docker takes as a part of a repository's name. Two names that would become one are told
    /// apart by a digest.
    private static String component(String name) {
        var plain =
                name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9._-]", "-")
                        .replaceAll("[._-]*\\.[._-]*", ".")
                        .replaceAll("_{3,}|_*-_*", "-")
                        .replaceAll("^[._-]+|[._-]+$", "");
        return plain.equals(name) ? name : plain + "-" + digest(name);
    }

    private static String digest(String name) {
        try {
            var bytes =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return repository + ":" + version;
    }
}
