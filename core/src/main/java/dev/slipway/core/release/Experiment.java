package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import dev.slipway.core.compose.ReleaseSpec;
import dev.slipway.core.compose.Service;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.compose.VariantSpec;
import dev.slipway.core.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a Compose file's A/B test becomes several versions: what runs is the plain variant, what is
/// tried are the others. Pure.
final class Experiment {
    private Experiment() {}

    /// @param versions of the variants after the first that is tried
    static AbTest of(ReleaseSpec spec, List<VersionId> versions) {
        var control = spec.variants().stream().filter(VariantSpec::isPlain).findFirst();
        var tried = tried(spec);
        var further = new ArrayList<AbTest.Further>();
        for (var i = 0; i < versions.size(); i++) {
            var variant = tried.get(i + 1);
            further.add(new AbTest.Further(variant.name(), versions.get(i), variant.match()));
        }
        return new AbTest(
                control.map(VariantSpec::name).orElse("control"),
                tried.getFirst().name(),
                spec.sticky(),
                spec.hash(),
                control.flatMap(VariantSpec::match),
                tried.getFirst().match(),
                further);
    }

    private static List<VariantSpec> tried(ReleaseSpec spec) {
        var tried = spec.variants().stream().filter(variant -> !variant.isPlain()).toList();
        if (tried.isEmpty()) {
            throw noVariants();
        }
        return tried;
    }

    private static ProblemException noVariants() {
        return ProblemException.usage(
                "release.variants",
                "The Compose file names no variants to test.",
                "Write x-release.variants, or use another strategy.");
    }

    /// True if a request is for an A/B test and something runs that can be tested against.
    static boolean isWanted(
            ReleaseRequest request, Application application, Optional<Deployed> deployed) {
        var strategy =
                request.strategy()
                        .or(() ->
                                application.routed().stream()
                                        .filter(s -> isAsked(request, s))
                                        .flatMap(s -> s.release().stream())
                                        .flatMap(spec -> spec.strategy().stream())
                                        .filter(StrategyName.AB_TEST::equals)
                                        .filter(_ -> request.steps().isEmpty())
                                        .findFirst());
        return deployed.isPresent() && strategy.equals(Optional.of(StrategyName.AB_TEST));
    }

    private static boolean isAsked(ReleaseRequest request, Service service) {
        return request.service().map(service.name()::equals).orElse(true);
    }

    /// The plain variant has to be what runs: users compare a change with what they know.
    static void checkControl(
            Application plain, Map<String, Version.ImageIdentity> images, Deployed deployed) {
        for (var service : plain.routed()) {
            var image = images.get(service.name());
            var running = deployed.services().get(service.name());
            if (!service.release().orElseThrow().variants().isEmpty()
                    && (image == null
                            || running == null
                            || !running.hash()
                                    .equals(Digests.generation(service, image.imageId())))) {
                throw ProblemException.usage(
                        "release.variants",
                        "What runs of " + service.name() + " is not the plain variant.",
                        "Release it first (`--strategy rolling`), then test the other one against it.");
            }
        }
    }

    /// The application with each of the tried variants in its service's place.
    static List<Application> tried(Application application, Optional<String> only) {
        var tested =
                application.routed().stream()
                        .filter(s -> only.map(s.name()::equals).orElse(true))
                        .filter(s -> !s.release().orElseThrow().variants().isEmpty())
                        .findFirst()
                        .orElseThrow(Experiment::noVariants);
        return tried(tested.release().orElseThrow()).stream()
                .map(variant -> tried(application, tested, variant))
                .toList();
    }

    private static Application tried(Application plain, Service tested, VariantSpec variant) {
        var services =
                plain.services().stream()
                        .map(s -> s.name().equals(tested.name()) ? tried(s, variant) : s)
                        .toList();
        return plain.withServices(services)
                .resolvedAs(plain.resolved() + "\nvariant " + tested.name() + " " + variant);
    }

    /// What is asked for, with the tried variant's own image.
    static Map<String, String> images(
            Map<String, String> asked, Application plain, Application tried) {
        var images = new HashMap<>(asked);
        for (var service : tried.services()) {
            var before = plain.service(service.name()).flatMap(Service::image);
            if (!service.image().equals(before)) {
                service.image().ifPresent(image -> images.put(service.name(), image));
            }
        }
        return images;
    }

    private static Service tried(Service service, VariantSpec variant) {
        var environment = new HashMap<>(service.environment());
        environment.putAll(variant.environment());
        return service.with(variant.image(), environment);
    }
}
