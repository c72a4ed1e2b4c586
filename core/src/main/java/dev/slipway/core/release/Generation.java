package dev.slipway.core.release;

import dev.slipway.core.traffic.Slot;
import java.util.Map;
import java.util.Optional;

/// One service of one version as it runs: what its containers are made from. Equal images and
/// configuration give an equal hash, so that containers of an unchanged service are left alone and
/// found again after a crash.
///
/// @param madeBy the release that brought it; its application says how the service is run
/// @param hash eight hex digits over image, configuration and replicas; part of the containers'
///   names
/// @param slot the router's place for it, empty for a service without a route
/// @param after condition by service that has to hold before it is started the first time
/// @param oneShot a job whose good end (exit 0) is what others wait for
public record Generation(
        ReleaseId madeBy,
        String hash,
        String imageId,
        int replicas,
        Optional<Slot> slot,
        Map<String, String> after,
        boolean oneShot) {
    public Generation {
        after = Map.copyOf(after);
    }

    public Generation in(Slot place) {
        return new Generation(madeBy, hash, imageId, replicas, Optional.of(place), after, oneShot);
    }

    public boolean isSameAs(Generation other) {
        return hash.equals(other.hash);
    }
}
