package dev.slipway.app.environments;

import dev.slipway.app.problem.Problem;
import dev.slipway.core.engine.Containers;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An environment as it was seen last.
///
/// @param releases the newest of each project, from the store
/// @param running empty until its engine has answered; what it said last while it is away
/// @param trouble why its engine does not answer now
/// @param usage by container name, empty for what was not measured
record Seen(
        Environment environment,
        List<ReleaseStatus> releases,
        Optional<Running> running,
        Optional<Problem> trouble,
        Map<String, Containers.Usage> usage) {

    Spot spot() {
        return Spot.of(environment.name().value());
    }

    /// A container with where it belongs.
    record Place(
            String environment,
            String project,
            String service,
            Running.Item item,
            Optional<Containers.Usage> usage) {
        String name() {
            return item.state().name();
        }

        /// Its name without application and environment, which stand beside it.
        String shortName() {
            return EnvironmentTree.shortName(Spot.of(environment).child(project), name());
        }
    }

    /// The containers at and below a spot, in order.
    List<Place> at(Spot spot) {
        var places = new ArrayList<Place>();
        running.ifPresent(now ->
                now.apps()
                        .forEach(app ->
                                app.services().forEach(group -> add(places, spot, app, group))));
        return places;
    }

    private void add(List<Place> places, Spot spot, Running.App app, Running.Group group) {
        for (var item : group.containers()) {
            var name = item.state().name();
            if (spot.holds(app.project().value(), group.service(), name)) {
                places.add(
                        new Place(
                                spot().name(),
                                app.project().value(),
                                group.service(),
                                item,
                                Optional.ofNullable(usage.get(name))));
            }
        }
    }

    Optional<ReleaseStatus> release(Spot spot) {
        return releases.stream()
                .filter(r -> spot.project().equals(Optional.of(r.project().value())))
                .findFirst();
    }
}
