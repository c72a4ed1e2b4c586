package dev.slipway.core.release;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A service that a release changes. Services it leaves alone have no part in it.
///
/// @param routed true if it takes traffic through a router
/// @param stable what runs before, empty for a new service · candidate what is to run, empty for a
///   service that goes · others beside them: further variants, or a fresh baseline
public record Part(
        String service,
        boolean routed,
        Optional<Generation> stable,
        Optional<Generation> candidate,
        List<Generation> others) {
    public Part {
        others = List.copyOf(others);
    }

    /// Only what runs and what is to run.
    public Part(
            String service,
            boolean routed,
            Optional<Generation> stable,
            Optional<Generation> candidate) {
        this(service, routed, stable, candidate, List.of());
    }

    /// The same with more beside them.
    Part beside(List<Generation> more) {
        return new Part(service, routed, stable, candidate, more);
    }

    public Optional<Generation> of(Side side) {
        return switch (side) {
            case STABLE -> stable;
            case CANDIDATE -> candidate;
            case THIRD, FOURTH, FIFTH -> further(side);
        };
    }

    private Optional<Generation> further(Side side) {
        var index = Side.FURTHER.indexOf(side);
        return index < others.size() ? Optional.of(others.get(index)) : Optional.empty();
    }

    /// The sides it has, in order.
    public List<Side> sides() {
        return Arrays.stream(Side.values()).filter(side -> of(side).isPresent()).toList();
    }

    /// The sides that are tried, in order.
    public List<Side> tried() {
        return sides().stream().filter(side -> side != Side.STABLE).toList();
    }
}
