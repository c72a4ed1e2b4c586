package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import dev.slipway.core.compose.Service;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.engine.Mount;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.settings.Home;
import dev.slipway.core.traffic.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a target's things are called on its engine, and how they are made. The same question always
/// has the same answer: that is how things are found again.
///
/// @param application whose name is the Compose project's on the engine: `shop-prod`
record Site(Home home, Release release, Environment environment, Application application) {
    static final String TARGET = "dev.slipway.target";
    static final String SERVICE = "dev.slipway.service";
    static final String GENERATION = "dev.slipway.generation";
    static final String ORDINAL = "dev.slipway.ordinal";
    static final String VERSION = "dev.slipway.version";
    private static final String COMPOSE = "com.docker.compose.";

    String app() {
        return application.name();
    }

    /// What all containers of the target's services carry.
    Map<String, String> selector() {
        return Map.of(Labels.HOME, home.id(), TARGET, target(), Labels.ROLE, "service");
    }

    String target() {
        return release.project() + "@" + release.environment();
    }

    String container(String service, Generation generation, int ordinal) {
        return app() + "-" + service + "-" + generation.hash() + "-" + ordinal;
    }

    String network(String name) {
        return application.network(name).name().orElse(app() + "_" + name);
    }

    String volume(String name) {
        return application.volume(name).name().orElse(app() + "_" + name);
    }

    /// What a service is called in a network.
    List<String> names(Service service, String network) {
        var all = new ArrayList<>(List.of(service.name()));
        all.addAll(service.aliases().getOrDefault(network, List.of()));
        return all;
    }

    private static String firstKey(Service service) {
        return service.networks().isEmpty() ? "default" : service.networks().getFirst();
    }

    String firstNetwork(Service service) {
        return network(firstKey(service));
    }

    Map<String, String> networkLabels(String name) {
        var labels = new HashMap<>(application.network(name).labels());
        labels.putAll(shared("network"));
        labels.put(COMPOSE + "network", name);
        return labels;
    }

    Map<String, String> volumeLabels(String name) {
        var labels = new HashMap<>(application.volume(name).labels());
        labels.putAll(shared("volume"));
        labels.put(COMPOSE + "volume", name);
        return labels;
    }

    private Map<String, String> shared(String role) {
        var labels = new HashMap<>(Labels.of(home.id(), "project:" + release.project(), role));
        labels.put(TARGET, target());
        labels.put(COMPOSE + "project", app());
        return labels;
    }

    Route route(Part part, Service service) {
        var spec = service.release().orElseThrow();
        var id = release.route(part);
        var labels = new HashMap<>(Labels.of(home.id(), "route:" + id, "route"));
        labels.put(TARGET, target());
        labels.put(COMPOSE + "project", app());
        return new Route(
                id,
                environment.context(),
                firstNetwork(service),
                names(service, firstKey(service)),
                spec.port(),
                spec.publishHost(),
                spec.publishPort(),
                labels);
    }

    /// A container of a service. One that takes traffic is found by its slot's name only: the
    /// service's own name leads to the router.
    ///
    /// @param variables of the service, secrets in place
    ContainerSpec container(
            Service service,
            Generation generation,
            int ordinal,
            Optional<Route> route,
            Map<String, String> variables) {
        var aliases =
                route.flatMap(r -> generation.slot().map(r::slotAlias))
                        .map(List::of)
                        .orElse(names(service, firstKey(service)));
        return ContainerSpec.of(
                        container(service.name(), generation, ordinal), generation.imageId())
                .entrypoint(service.entrypoint().orElse(null))
                .command(service.command().orElse(null))
                .environment(variables)
                .labels(labels(service, generation, ordinal))
                .mounts(service.mounts().stream().map(this::mount).toList())
                .network(networkOf(service), aliases)
                .ports(route.isPresent() ? List.of() : service.ports())
                .user(service.user().orElse(null))
                .workingDirectory(service.workingDirectory().orElse(null))
                .healthCheck(service.healthCheck().orElse(null))
                .restart(service.restart())
                .stop(service.stopSignal().orElse(null), service.stopGracePeriod())
                .limits(service.memoryBytes(), service.nanoCpus())
                .init(service.init())
                .extraHosts(service.extraHosts())
                .options(service.options())
                .build();
    }

    private String networkOf(Service service) {
        return service.networkMode().isEmpty() ? firstNetwork(service) : service.networkMode();
    }

    private Map<String, String> labels(Service service, Generation generation, int ordinal) {
        var labels = new HashMap<>(service.labels());
        labels.putAll(Labels.of(home.id(), "release:" + release.id(), "service"));
        labels.put(TARGET, target());
        labels.put(SERVICE, service.name());
        labels.put(GENERATION, generation.hash());
        labels.put(ORDINAL, String.valueOf(ordinal));
        labels.put(VERSION, release.version().toString());
        labels.put(COMPOSE + "project", app());
        labels.put(COMPOSE + "service", service.name());
        labels.put(COMPOSE + "container-number", String.valueOf(ordinal));
        labels.put(COMPOSE + "oneoff", "False");
        labels.put(COMPOSE + "config-hash", generation.hash());
        labels.put(COMPOSE + "version", "2.40.3");
        return labels;
    }

    private Mount mount(Mount mount) {
        return switch (mount) {
            case Mount.Volume(var name, var target, var readOnly) ->
                    new Mount.Volume(volume(name), target, readOnly);
            case Mount.Bind bind -> bind;
            case Mount.Tmpfs tmpfs -> tmpfs;
        };
    }
}
