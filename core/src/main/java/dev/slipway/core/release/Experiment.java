package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import dev.slipway.core.compose.ReleaseSpec;
import dev.slipway.core.compose.Service;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.compose.VariantSpec;
import dev.slipway.core.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How a Compose file's A/B test becomes two versions: what runs is the plain variant, what is
/// tried is the other one. Pure.
final class Experiment {
    private Experiment() {}

    static AbTest of(ReleaseSpec spec) {
        var control = spec.variants().stream().filter(VariantSpec::isPlain).findFirst();
        var tried = tried(spec);
        return new AbTest(
                control.map(VariantSpec::name).orElse("control"),
                tried.name(),
                spec.sticky(),
                control.flatMap(VariantSpec::match),
                tried.match());
    }

    private static VariantSpec tried(ReleaseSpec spec) {
        return spec.variants().stream()
                .filter(variant -> !variant.isPlain())
                .findFirst()
                .orElseThrow(Experiment::noVariants);
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

    /// The application with the tried variant in its service's place.
    static Application tried(Application application, Optional<String> only) {
        var service =
                application.routed().stream()
                        .filter(s -> only.map(s.name()::equals).orElse(true))
                        .filter(s -> !s.release().orElseThrow().variants().isEmpty())
                        .findFirst();
        var tested = service.orElseThrow(Experiment::noVariants);
        var variant = tried(tested.release().orElseThrow());
        var services =
                application.services().stream()
                        .map(s -> s.name().equals(tested.name()) ? tried(s, variant) : s)
                        .toList();
        return application
                .withServices(services)
                .resolvedAs(application.resolved() + "\nvariant " + tested.name() + " " + variant);
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
