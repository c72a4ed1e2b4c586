package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.release.Version.ImageIdentity;
import dev.slipway.core.traffic.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Another number of containers for a service that takes traffic: the same image and configuration
/// goes out once more by a rolling release, so the new ones are there before the old ones go. The
/// version stays; the Compose file's number counts again with the next version.
record Scaling(VersionId version, Application application, Blueprint blueprint) {

    /// Problems `release.nothingDeployed`, `release.service`, `release.notAllowed`.
    static Scaling of(
            ReleaseStore store,
            ReleaseRequest request,
            ReleaseStore.Target target,
            String service,
            int containers) {
        checkNumber(containers);
        var deployed = target.deployed().orElseThrow(() -> nothing(request));
        var running = running(deployed, service);
        if (running.replicas() == containers) {
            throw ProblemException.usage(
                    "release.notAllowed", service + " has " + containers + " of them already.", "");
        }
        var application = store.application(running.madeBy());
        var scaled =
                application.service(service, running.hash()).orElseThrow().withReplicas(containers);
        var others =
                application.services().stream()
                        .map(s -> s.name().equals(service) ? scaled : s)
                        .toList();
        var wanted = application.withServices(others);
        return new Scaling(
                deployed.version(),
                wanted,
                new Blueprint(
                        target,
                        wanted,
                        Map.of(service, image(store, request, running, service)),
                        Optional.of(service)));
    }

    Plan plan() {
        var parts = blueprint.parts();
        return Strategies.of(StrategyName.ROLLING, blueprint.spec(parts), List.of(), parts);
    }

    private static void checkNumber(int containers) {
        if (containers < 1 || containers > Route.MAX_SERVERS) {
            throw ProblemException.usage(
                    "release.notAllowed",
                    "A service has 1 to " + Route.MAX_SERVERS + " containers.",
                    "To stop all of it: `slipway down`.");
        }
    }

    private static Generation running(Deployed deployed, String service) {
        return Optional.ofNullable(deployed.services().get(service))
                .filter(generation -> generation.slot().isPresent())
                .orElseThrow(() ->
                        ProblemException.usage(
                                "release.service",
                                "There is no service \"" + service + "\" that takes traffic.",
                                "Others are scaled by deploy.replicas in the Compose file."));
    }

    private static ImageIdentity image(
            ReleaseStore store, ReleaseRequest request, Generation running, String service) {
        return store.find(running.madeBy())
                .flatMap(state -> store.version(request.project(), state.version()))
                .flatMap(version -> Optional.ofNullable(version.images().get(service)))
                .filter(image -> image.imageId().equals(running.imageId()))
                .orElseGet(() -> new ImageIdentity(running.imageId(), running.imageId(), null));
    }

    private static ProblemException nothing(ReleaseRequest request) {
        return ProblemException.usage(
                "release.nothingDeployed",
                "Nothing of " + request.project() + " runs in " + request.environment() + ".",
                "Release a version first.");
    }
}
