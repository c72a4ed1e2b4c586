package dev.slipway.core.compose;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a Compose file says, interpolated, merged with its environment's overlay and checked: a
/// project's services.
///
/// @param name the Compose project's name on the engine: `shop-prod`
/// @param services in start order: a service comes after those it depends on
/// @param volumes named volumes by their name in the file · networks likewise
/// @param resolved the canonical text of the resolved configuration; its digest is part of a
///   version's identity
public record Application(
        String name,
        List<Service> services,
        List<String> volumes,
        List<String> networks,
        String resolved) {

    public Application {
        services = List.copyOf(services);
        volumes = List.copyOf(volumes);
        networks = List.copyOf(networks);
    }

    public Optional<Service> service(String service) {
        return services.stream().filter(s -> s.name().equals(service)).findFirst();
    }

    /// Services that take traffic through a router.
    public List<Service> routed() {
        return services.stream().filter(s -> s.release().isPresent()).toList();
    }

    /// Image per service, as written in the file; a service that is built has none.
    public Map<String, String> images() {
        var images = new java.util.LinkedHashMap<String, String>();
        services.forEach(s -> s.image().ifPresent(image -> images.put(s.name(), image)));
        return images;
    }
}
