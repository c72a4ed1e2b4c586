package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import dev.slipway.core.compose.Resource;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.engine.ImageId;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// What has to be on an engine before containers can be made: images, networks, volumes.
final class Provisions {
    private final Engine engine;
    private final Engines engines;
    private final Site site;
    private final Map<String, String> digests;

    /// @param digests repository digest by image id, where one is known
    Provisions(Engine engine, Engines engines, Site site, Map<String, String> digests) {
        this.engine = engine;
        this.engines = engines;
        this.site = site;
        this.digests = digests;
    }

    /// Of a release's images, where they have one.
    static Map<String, String> digests(ReleaseStore store, Release release) {
        var digests = new HashMap<String, String>();
        store.version(release.project(), release.version()).stream()
                .flatMap(version -> version.images().values().stream())
                .forEach(image -> {
                    var digest = image.digest();
                    if (digest != null) {
                        digests.put(image.imageId(), digest);
                    }
                });
        return digests;
    }

    void make(Application application, List<Part> parts) {
        parts.stream()
                .flatMap(part -> part.tried().stream().flatMap(side -> part.of(side).stream()))
                .map(Generation::imageId)
                .distinct()
                .forEach(this::image);
        var networks = new LinkedHashSet<String>();
        for (var service : application.services()) {
            if (service.networkMode().isEmpty()) {
                networks.addAll(
                        service.networks().isEmpty() ? List.of("default") : service.networks());
            }
        }
        networks.forEach(name -> network(name, application.network(name)));
        application.volumes().forEach(name -> volume(name, application.volume(name)));
    }

    private void network(String name, Resource said) {
        if (!said.external()) {
            engine.networks().ensure(site.network(name), site.networkLabels(name), said.internal());
        } else if (!engine.networks().exists(site.network(name))) {
            throw absent("network", site.network(name));
        }
    }

    private void volume(String name, Resource said) {
        if (!said.external()) {
            engine.volumes().ensure(site.volume(name), site.volumeLabels(name), said.options());
        } else if (!engine.volumes().exists(site.volume(name))) {
            throw absent("volume", site.volume(name));
        }
    }

    private static ProblemException absent(String kind, String name) {
        return ProblemException.outside(
                "engine.external",
                "The external " + kind + " " + name + " is not on the engine.",
                "Make it: docker " + kind + " create " + name + ".",
                null);
    }

    // Identity is the image id, so it comes from where it was built if it is not here.
    private void image(String imageId) {
        if (engine.images().find(imageId).isPresent()) {
            return;
        }
        if (pulled(imageId)) {
            return;
        }
        var home = engines.engine(Engines.DEFAULT);
        if (home == engine || home.images().find(imageId).isEmpty()) {
            throw ProblemException.outside(
                    "image.unavailable",
                    "The image "
                            + new ImageId(imageId).shortId()
                            + " is not on the engine any more.",
                    "Run the pipeline again, or release another version.",
                    null);
        }
        try (var archive = home.images().save(new ImageId(imageId))) {
            engine.images().load(archive);
            checkArrived(imageId);
        } catch (IOException e) {
            throw ProblemException.outside(
                    "image.unavailable",
                    "The image could not be sent to "
                            + engine.endpoint()
                            + ": "
                            + e.getMessage()
                            + ".",
                    "",
                    e);
        }
    }

    /// By digest, which no tag that moved since can falsify.
    private boolean pulled(String imageId) {
        var digest = digests.get(imageId);
        if (digest == null || !digest.contains("@")) {
            return false;
        }
        try {
            return engine.images().pull(digest, _ -> {}).id().value().equals(imageId);
        } catch (ProblemException notThere) {
            return false;
        }
    }

    private void checkArrived(String imageId) {
        if (engine.images().find(imageId).isEmpty()) {
            throw ProblemException.outside(
                    "image.unavailable",
                    "What arrived at "
                            + engine.endpoint()
                            + " is not the image "
                            + new ImageId(imageId).shortId()
                            + ".",
                    "The engines store images in different ways; push the image to a registry.",
                    null);
        }
    }
}
