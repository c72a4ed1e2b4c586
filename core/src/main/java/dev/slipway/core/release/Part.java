package dev.slipway.core.release;

import java.util.Optional;

/// A service that a release changes. Services it leaves alone have no part in it.
///
/// @param routed true if it takes traffic through a router
/// @param stable what runs before, empty for a new service · candidate what is to run, empty for a
///   service that goes
public record Part(
        String service,
        boolean routed,
        Optional<Generation> stable,
        Optional<Generation> candidate) {

    public Optional<Generation> of(Side side) {
        return switch (side) {
            case STABLE -> stable;
            case CANDIDATE -> candidate;
        };
    }
}
