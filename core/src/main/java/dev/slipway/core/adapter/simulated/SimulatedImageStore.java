package dev.slipway.core.adapter.simulated;

import dev.slipway.core.engine.ImageId;
import dev.slipway.core.engine.Images.Image;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which images a simulated engine has under which tags, and what its one registry has. Safe from
/// any thread.
final class SimulatedImageStore {
    private final Map<ImageId, Image> images = new LinkedHashMap<>();
    private final Map<String, ImageId> registry = new LinkedHashMap<>();

    synchronized void add(ImageId id, String tag, Map<String, String> labels, Instant createdAt) {
        untag(tag);
        var known = images.get(id);
        var tags = new ArrayList<>(known == null ? List.<String>of() : known.tags());
        tags.add(tag);
        images.put(
                id,
                new Image(
                        id,
                        List.copyOf(tags),
                        known == null ? List.of() : known.digests(),
                        1 << 20,
                        known == null ? createdAt : known.createdAt(),
                        "",
                        "",
                        Map.of("PATH", "/bin"),
                        known == null ? labels : known.labels(),
                        false));
    }

    synchronized Optional<Image> find(String reference) {
        var byId = images.get(new ImageId(reference));
        return byId != null
                ? Optional.of(byId)
                : images.values().stream()
                        .filter(image -> image.tags().contains(withTag(reference)))
                        .findFirst();
    }

    synchronized List<Image> all() {
        return List.copyOf(images.values());
    }

    synchronized void untag(String reference) {
        var found = find(reference).orElse(null);
        if (found == null) {
            return;
        }
        var tags = found.tags().stream().filter(tag -> !tag.equals(withTag(reference))).toList();
        if (tags.isEmpty() || found.id().value().equals(reference)) {
            images.remove(found.id());
        } else {
            images.put(
                    found.id(),
                    new Image(
                            found.id(),
                            tags,
                            found.digests(),
                            found.size(),
                            found.createdAt(),
                            found.user(),
                            found.workingDirectory(),
                            found.environment(),
                            found.labels(),
                            found.hasHealthCheck()));
        }
    }

    synchronized String push(String tag, ImageId id) {
        registry.put(tag, id);
        return "sha256:" + SimulatedWorld.sha256("manifest " + id);
    }

    synchronized @Nullable ImageId pushed(String tag) {
        return registry.get(tag);
    }

    private static String withTag(String reference) {
        return reference.lastIndexOf(':') > reference.lastIndexOf('/')
                ? reference
                : reference + ":latest";
    }
}
