package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import dev.slipway.core.compose.Service;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.pipeline.BuiltImage;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.release.Version.ImageIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds the identity of each service's image: what was asked for, what a run built, what the file
/// names.
final class ImageSource {
    private final Engine engine;
    private final Optional<PipelineRun> run;
    private final Map<String, String> asked;
    private final Map<String, ImageIdentity> known;
    private final Consumer<String> progress;

    /// @param known identities that are settled: they are promoted from another environment
    ImageSource(
            Engine engine,
            Optional<PipelineRun> run,
            Map<String, String> asked,
            Map<String, ImageIdentity> known,
            Consumer<String> progress) {
        this.engine = engine;
        this.run = run;
        this.asked = asked;
        this.known = known;
        this.progress = progress;
    }

    Map<String, ImageIdentity> identities(Application application) {
        checkNames(application);
        var single = single(application);
        var identities = new HashMap<String, ImageIdentity>();
        for (var service : application.services()) {
            var wish =
                    asked.getOrDefault(
                            service.name(), service.name().equals(single) ? asked.get("") : null);
            identities.put(service.name(), identity(application, service, wish));
        }
        return identities;
    }

    private void checkNames(Application application) {
        asked.keySet().stream()
                .filter(name -> !name.isEmpty() && application.service(name).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.usage(
                            "release.service",
                            "There is no service \"" + name + "\".",
                            "Those are: " + ComposeSource.names(application.services()) + ".");
                });
    }

    /// The service that an image without a name is for.
    private @Nullable String single(Application application) {
        if (!asked.containsKey("")) {
            return null;
        }
        var built = application.services().stream().filter(s -> s.build().isPresent()).toList();
        for (var candidates : List.of(built, application.routed(), application.services())) {
            if (candidates.size() == 1) {
                return candidates.getFirst().name();
            }
        }
        throw ProblemException.usage(
                "release.service",
                "It is not clear which service the image is for.",
                "Say --image SERVICE=REF; services are: "
                        + ComposeSource.names(application.services())
                        + ".");
    }

    private ImageIdentity identity(
            Application application, Service service, @Nullable String wish) {
        if (wish != null) {
            return onEngine(wish);
        }
        var promoted = known.get(service.name());
        if (promoted != null) {
            return promoted;
        }
        var built = built(application, service);
        if (built.isPresent()) {
            return new ImageIdentity(
                    built.get().tag(), built.get().imageId(), built.get().digest());
        }
        if (service.build().isEmpty() && service.image().isPresent()) {
            return onEngine(service.image().get());
        }
        throw ProblemException.usage(
                "release.noImage",
                "There is no image for the service \"" + service.name() + "\", which is built.",
                "Release a run that built it, or give one by --image " + service.name() + "=REF.");
    }

    private Optional<BuiltImage> built(Application application, Service service) {
        var images = run.map(PipelineRun::images).orElse(List.of());
        var exact = images.stream().filter(i -> i.service().equals(service.name())).findFirst();
        var isOnly =
                service.build().isPresent()
                        && images.size() == 1
                        && application.services().stream()
                                        .filter(s -> s.build().isPresent())
                                        .count()
                                == 1;
        return isOnly ? exact.or(() -> Optional.of(images.getFirst())) : exact;
    }

    private ImageIdentity onEngine(String reference) {
        var image =
                engine.images()
                        .find(reference)
                        .orElseGet(() -> engine.images().pull(reference, progress));
        var digest = image.digests().stream().findFirst().orElse(null);
        return new ImageIdentity(reference, image.id().value(), digest);
    }
}
