package dev.slipway.core.compose;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a Compose file says, interpolated, merged with its environment's overlay and checked: a
/// project's services.
///
/// @param name the Compose project's name on the engine: `shop-prod`
/// @param services in start order: a service comes after those it depends on
/// @param volumes named volumes by their name in the file · networks likewise
/// @param resolved the canonical text of the resolved configuration; its digest is part of a
///   version's identity
/// @param alternatives services that run beside those of the same name, by generation
/// @param volumeDetails, networkDetails what the file says of some beside their names
public record Application(
        String name,
        List<Service> services,
        List<String> volumes,
        List<String> networks,
        String resolved,
        Map<String, Resource> volumeDetails,
        Map<String, Resource> networkDetails,
        Map<String, Service> alternatives) {

    /// Volumes and networks of which nothing more is said.
    public Application(
            String name,
            List<Service> services,
            List<String> volumes,
            List<String> networks,
            String resolved) {
        this(name, services, volumes, networks, resolved, Map.of(), Map.of(), Map.of());
    }

    /// Without alternatives.
    public Application(
            String name,
            List<Service> services,
            List<String> volumes,
            List<String> networks,
            String resolved,
            Map<String, Resource> volumeDetails,
            Map<String, Resource> networkDetails) {
        this(name, services, volumes, networks, resolved, volumeDetails, networkDetails, Map.of());
    }

    public Application {
        alternatives = Map.copyOf(alternatives);
        volumeDetails = Map.copyOf(volumeDetails);
        networkDetails = Map.copyOf(networkDetails);
        services = List.copyOf(services);
        volumes = List.copyOf(volumes);
        networks = List.copyOf(networks);
    }

    public Optional<Service> service(String service) {
        return services.stream().filter(s -> s.name().equals(service)).findFirst();
    }

    /// A service as one of its containers' generations has it.
    ///
    /// @param hash of the generation; the service itself unless it is that of an alternative
    public Optional<Service> service(String service, String hash) {
        return Optional.ofNullable(alternatives.get(hash)).or(() -> service(service));
    }

    /// The same with services that run beside those of the same name, by their generation's hash.
    public Application beside(Map<String, Service> others) {
        return new Application(
                name, services, volumes, networks, resolved, volumeDetails, networkDetails, others);
    }

    /// The same with an alternative in its service's place; nothing happens if it is none.
    public Application taking(String hash) {
        var taken = alternatives.get(hash);
        return taken == null
                ? this
                : withServices(
                        services.stream()
                                .map(s -> s.name().equals(taken.name()) ? taken : s)
                                .toList());
    }

    /// The same with other services; their configuration is not.
    public Application withServices(List<Service> others) {
        return new Application(
                name,
                others,
                volumes,
                networks,
                resolved,
                volumeDetails,
                networkDetails,
                alternatives);
    }

    /// The same with more that makes it a version of its own.
    public Application resolvedAs(String text) {
        return new Application(
                name,
                services,
                volumes,
                networks,
                text,
                volumeDetails,
                networkDetails,
                alternatives);
    }

    public Resource volume(String volume) {
        return volumeDetails.getOrDefault(volume, Resource.PLAIN);
    }

    public Resource network(String network) {
        return networkDetails.getOrDefault(network, Resource.PLAIN);
    }

    /// Keys that reach the host, as `service: key`, without their lines: what a person said yes to.
    public Set<String> hostAccess() {
        var all = new TreeSet<String>();
        for (var service : services) {
            service.hostAccess()
                    .forEach(key ->
                            all.add(service.name() + ": " + key.replaceFirst(" \\(line.*", "")));
        }
        return all;
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
