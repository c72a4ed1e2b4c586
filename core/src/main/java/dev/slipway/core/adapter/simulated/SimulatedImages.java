package dev.slipway.core.adapter.simulated;

import dev.slipway.core.engine.ImageId;
import dev.slipway.core.engine.Images;
import dev.slipway.core.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Simulated images. The registry they are pushed to and pulled from has what was pushed to it.
final class SimulatedImages implements Images {
    private final SimulatedWorld world;

    SimulatedImages(SimulatedWorld world) {
        this.world = world;
    }

    /// @param content decides the id
    ImageId add(String tag, String content, Map<String, String> labels) {
        var id = new ImageId("sha256:" + SimulatedWorld.sha256("image " + content));
        world.images.add(id, tag, labels, world.now());
        return id;
    }

    @Override
    public Optional<Image> find(String reference) {
        world.called("images.find " + reference);
        if (reference.contains("..")) {
            throw ProblemException.usage(
                    "image.name", "\"" + reference + "\" cannot be an image's name.", "");
        }
        return world.images.find(reference);
    }

    @Override
    public List<Image> list() {
        world.called("images.list");
        return world.images.all();
    }

    @Override
    public List<Layer> layers(ImageId id) {
        world.called("images.layers " + id);
        var image = world.image(id.value());
        return List.of(new Layer("simulated", image.size(), image.createdAt()));
    }

    @Override
    public void tag(ImageId id, String tag) {
        world.called("images.tag " + tag);
        var image = world.image(id.value());
        world.images.add(id, tag, image.labels(), image.createdAt());
    }

    @Override
    public Image pull(String reference, Consumer<String> progress) {
        world.called("images.pull " + reference);
        var pushed = world.images.pushed(reference);
        if (pushed == null) {
            throw ProblemException.outside(
                    "image.unavailable",
                    "The image " + reference + " cannot be had: no registry has it.",
                    "Check its name.",
                    null);
        }
        progress.accept("pulled " + reference);
        world.images.add(pushed, reference, Map.of(), world.now());
        return world.image(reference);
    }

    @Override
    public String push(String tag, @Nullable RegistryLogin login, Consumer<String> progress) {
        world.called("images.push " + tag);
        progress.accept("pushed " + tag);
        return world.images.push(tag, world.image(tag).id());
    }

    @Override
    public void remove(String reference) {
        world.called("images.remove " + reference);
        world.images.untag(reference);
    }

    @Override
    public InputStream save(ImageId id) {
        world.called("images.save " + id);
        var image = world.image(id.value());
        var text = id.value() + "\n" + String.join("\n", image.tags());
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void load(InputStream archive) {
        world.called("images.load");
        try {
            var lines = new String(archive.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            var id = new ImageId(lines.getFirst());
            lines.stream().skip(1).forEach(tag -> world.images.add(id, tag, Map.of(), world.now()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
