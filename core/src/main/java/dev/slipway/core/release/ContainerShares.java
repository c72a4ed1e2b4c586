package dev.slipway.core.release;

import dev.slipway.core.engine.ContainerState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How much of a service's traffic each of its containers gets: the weight that the router
/// confirmed for its version, divided among those that are ready. Pure.
final class ContainerShares {
    private final ReleaseState state;
    private final ReleaseStatus status;

    ContainerShares(ReleaseState state, ReleaseStatus status) {
        this.state = state;
        this.status = status;
    }

    /// In percent by container name; empty for a service that the release's weights are not of.
    Map<String, Double> of(String service, List<ContainerState> containers) {
        var part =
                state.release().parts().stream()
                        .filter(p -> p.routed() && p.service().equals(service))
                        .findFirst();
        if (part.isEmpty() || !status.service().equals(Optional.of(service))) {
            return Map.of();
        }
        var shares = new HashMap<String, Double>();
        weights(part.get())
                .forEach((hash, percent) -> {
                    var ready =
                            containers.stream()
                                    .filter(c -> hash.equals(c.labels().get(Site.GENERATION)))
                                    .filter(ContainerState::isReady)
                                    .toList();
                    ready.forEach(c -> shares.put(c.name(), percent / ready.size()));
                });
        return shares;
    }

    /// Two sides may be of one generation: a service that the version did not change.
    private Map<String, Double> weights(Part part) {
        var sides = new ArrayList<Side>();
        state.release().from().ifPresent(version -> sides.add(Side.STABLE));
        sides.add(Side.CANDIDATE);
        part.tried().stream().filter(Side.FURTHER::contains).forEach(sides::add);
        var weights = new HashMap<String, Double>();
        for (int i = 0; i < Math.min(sides.size(), status.variants().size()); i++) {
            var percent = status.variants().get(i).effectiveWeight().basisPoints() / 100.0;
            part.of(sides.get(i)).ifPresent(g -> weights.merge(g.hash(), percent, Double::sum));
        }
        return weights;
    }
}
