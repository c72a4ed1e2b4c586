package dev.slipway.core.release;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.traffic.TrafficSplit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What somebody changed by hand in a target where no release is live: containers that are gone, do
/// not run, are unhealthy, are of another image or are too many, and users that go elsewhere. (A
/// live release makes things so again by itself.) One thread, one use.
final class Drift {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int LOOKED_AT = 500;
    private static final List<String> AWAY = List.of("missing", "stopped", "image", "unhealthy");

    private final ReleasePorts ports;
    private final ReleaseStore store;
    private final Deployed deployed;
    private final ReleaseState state;
    private final Deployer world;

    /// Problems `release.nothingDeployed`, `release.busy`.
    Drift(ReleasePorts ports, ProjectName project, EnvironmentName environment) {
        this.ports = ports;
        this.store = ports.releases();
        this.deployed =
                store.deployed(project, environment)
                        .orElseThrow(() ->
                                ProblemException.usage(
                                        "release.nothingDeployed",
                                        "Nothing of " + project + " runs in " + environment + ".",
                                        "Release a version first."));
        var latest =
                store.list(Optional.of(project), Optional.of(environment), LOOKED_AT).stream()
                        .findFirst()
                        .orElseThrow();
        if (!latest.phase().isSettled()) {
            throw ProblemException.usage(
                    "release.busy",
                    "The release "
                            + latest.id()
                            + " is live; it makes things as they are to be by itself.",
                    "Look at `slipway status " + latest.id() + "`.");
        }
        this.state = standing(latest.release());
        this.world = Deployer.of(ports, ports.clock(), false);
    }

    /// What runs for good as a release that has nothing more to do.
    private ReleaseState standing(Release release) {
        var parts = new ArrayList<Part>();
        new TreeMap<>(deployed.services())
                .forEach((service, generation) ->
                        parts.add(
                                new Part(
                                        service,
                                        generation.slot().isPresent(),
                                        Optional.of(generation),
                                        Optional.empty())));
        return ReleaseState.pending(release.of(parts));
    }

    List<DriftItem> items() {
        var seen = world.observe(state);
        var items = new ArrayList<DriftItem>();
        for (var part : state.release().parts()) {
            containers(part, seen.of(part), items);
            if (part.routed()) {
                router(part, seen.of(part), items);
            }
        }
        items.addAll(surplus());
        return items;
    }

    private static void containers(Part part, Observed.Seen seen, List<DriftItem> items) {
        var generation = part.stable().orElseThrow();
        for (var ordinal = 1; ordinal <= generation.replicas(); ordinal++) {
            var instance = seen.instance(Side.STABLE, ordinal);
            var name = part.service() + " " + ordinal;
            if (instance.isEmpty()) {
                items.add(new DriftItem("missing", part.service(), name, name + " is gone"));
                continue;
            }
            var there = instance.get();
            if (there.isDone()) {
                continue;
            }
            if (!there.imageId().equals(generation.imageId())) {
                items.add(
                        new DriftItem(
                                "image",
                                part.service(),
                                there.name(),
                                name + " has another image"));
            } else if (!there.isRunning()) {
                items.add(
                        new DriftItem(
                                "stopped", part.service(), there.name(), name + " does not run"));
            } else if (!there.isReady()) {
                items.add(
                        new DriftItem(
                                "unhealthy",
                                part.service(),
                                there.name(),
                                name + " is not healthy"));
            }
        }
    }

    private void router(Part part, Observed.Seen seen, List<DriftItem> items) {
        var slot = part.stable().flatMap(Generation::slot).orElseThrow();
        if (seen.split().isEmpty()) {
            items.add(
                    new DriftItem(
                            "router",
                            part.service(),
                            part.service(),
                            "the router of " + part.service() + " is gone"));
        } else if (seen.split().get().of(slot).basisPoints() < 10_000) {
            items.add(
                    new DriftItem(
                            "weights",
                            part.service(),
                            part.service(),
                            "only "
                                    + seen.split().get().of(slot)
                                    + " of the users of "
                                    + part.service()
                                    + " come to "
                                    + deployed.version()));
        }
    }

    /// Containers of the target that belong to nothing that runs or is kept.
    private List<DriftItem> surplus() {
        var release = state.release();
        var known = new ArrayList<String>();
        deployed.services().forEach((service, g) -> known.add(service + "-" + g.hash()));
        store.unfinished().stream()
                .filter(s -> s.release().project().equals(release.project()))
                .filter(s -> s.release().environment().equals(release.environment()))
                .flatMap(s -> s.release().parts().stream())
                .forEach(part ->
                        part.sides()
                                .forEach(side ->
                                        part.of(side)
                                                .ifPresent(g ->
                                                        known.add(
                                                                part.service() + "-" + g.hash()))));
        return world.listed(release).stream()
                .filter(c ->
                        !known.contains(
                                c.labels().get(Site.SERVICE)
                                        + "-"
                                        + c.labels().get(Site.GENERATION)))
                .map(c ->
                        new DriftItem(
                                "surplus",
                                c.labels().getOrDefault(Site.SERVICE, ""),
                                c.name(),
                                c.name() + " belongs to no version that runs or is kept"))
                .toList();
    }

    /// Makes everything as it is to be, users first; returns what was different.
    List<DriftItem> mend(String by) throws InterruptedException {
        var items = items();
        for (var item : items) {
            if (item.kind().equals("router")) {
                world.perform(state, new Action.MakeRoute(item.service()));
            }
        }
        for (var part : state.release().parts()) {
            replace(part, items);
        }
        for (var item : items) {
            if (item.kind().equals("weights") || item.kind().equals("router")) {
                world.route(state, item.service(), this::all);
            }
        }
        items.stream().filter(i -> i.kind().equals("surplus")).forEach(this::remove);
        if (!items.isEmpty()) {
            ports.audit()
                    .record(
                            ports.clock().instant(),
                            by,
                            "drift: mended",
                            state.release().project() + "@" + state.release().environment(),
                            String.join("; ", items.stream().map(DriftItem::text).toList()));
        }
        return items;
    }

    private TrafficSplit all(Part part) {
        return TrafficSplit.all(part.stable().flatMap(Generation::slot).orElseThrow());
    }

    private void replace(Part part, List<DriftItem> items) throws InterruptedException {
        var own = items.stream().filter(i -> i.service().equals(part.service())).toList();
        own.stream()
                .filter(i -> List.of("image", "unhealthy").contains(i.kind()))
                .forEach(this::remove);
        var isAway = own.stream().anyMatch(i -> AWAY.contains(i.kind()));
        for (var ordinal = 1;
                isAway && ordinal <= part.stable().orElseThrow().replicas();
                ordinal++) {
            world.perform(state, new Action.Run(part.service(), Side.STABLE, ordinal));
        }
    }

    private void remove(DriftItem item) {
        var containers = world.engine(state.release()).containers();
        var id = new ContainerId(item.name());
        var isOurs =
                containers
                        .inspect(id)
                        .map(c -> ports.home().id().equals(c.labels().get(Labels.HOME)))
                        .orElse(false);
        if (isOurs) {
            containers.stop(id, GRACE);
            containers.remove(id);
        }
    }
}
