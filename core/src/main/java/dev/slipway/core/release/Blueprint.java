package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import dev.slipway.core.compose.ReleaseSpec;
import dev.slipway.core.compose.Service;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What a release will change in its target, and by which plan. Pure.
final class Blueprint {
    private static final List<ReleaseSpec.Step> CAREFUL =
            List.of(
                    new ReleaseSpec.Step.SetWeight(Weight.percent(10)),
                    new ReleaseSpec.Step.Pause(Optional.empty()));

    private final ReleaseStore.Target target;
    private final Application application;
    private final Map<String, Version.ImageIdentity> images;
    private final Optional<String> only;

    /// @param only the one service that is released, empty for all
    Blueprint(
            ReleaseStore.Target target,
            Application application,
            Map<String, Version.ImageIdentity> images,
            Optional<String> only) {
        this.target = target;
        this.application = application;
        this.images = images;
        this.only = only;
    }

    Map<String, Generation> running() {
        return target.deployed().map(Deployed::services).orElse(Map.of());
    }

    Optional<VersionId> from() {
        return target.deployed().map(Deployed::version);
    }

    /// Services that change, in start order, then those that go.
    List<Part> parts() {
        var parts = new ArrayList<Part>();
        for (var service : application.services()) {
            if (only.map(service.name()::equals).orElse(true)) {
                part(service).ifPresent(parts::add);
            }
        }
        if (only.isEmpty()) {
            running()
                    .forEach((name, generation) -> {
                        if (application.service(name).isEmpty()) {
                            parts.add(
                                    new Part(
                                            name,
                                            generation.slot().isPresent(),
                                            Optional.of(generation),
                                            Optional.empty()));
                        }
                    });
        }
        return parts;
    }

    private Optional<Part> part(Service service) {
        var image = images.get(service.name());
        if (image == null) {
            return Optional.empty();
        }
        var hash = Digests.generation(service, image.imageId());
        var stable = Optional.ofNullable(running().get(service.name()));
        if (stable.map(s -> s.hash().equals(hash)).orElse(false)) {
            return Optional.empty();
        }
        var isRouted = service.release().isPresent();
        var slot =
                isRouted ? Optional.of(slot(service.name(), hash, stable)) : Optional.<Slot>empty();
        var generation =
                new Generation(
                        target.next(),
                        hash,
                        image.imageId(),
                        service.replicas(),
                        slot,
                        service.dependsOn(),
                        service.job() || isWaitedForToEnd(service.name()));
        return Optional.of(new Part(service.name(), isRouted, stable, Optional.of(generation)));
    }

    private boolean isWaitedForToEnd(String name) {
        return application.services().stream()
                .anyMatch(s -> "service_completed_successfully".equals(s.dependsOn().get(name)));
    }

    /// The place of the same containers where they still run, else a free one.
    private Slot slot(String service, String hash, Optional<Generation> stable) {
        return hot(service)
                .filter(g -> g.hash().equals(hash))
                .flatMap(g -> g.slot().stream())
                .findFirst()
                .orElseGet(() -> free(service, stable));
    }

    private Slot free(String service, Optional<Generation> stable) {
        Set<Slot> taken = new HashSet<>();
        stable.flatMap(Generation::slot).ifPresent(taken::add);
        hot(service).forEach(g -> g.slot().ifPresent(taken::add));
        target.unfinished().stream()
                .flatMap(s -> s.release().parts().stream())
                .filter(part -> part.service().equals(service))
                .flatMap(part -> part.candidate().stream())
                .forEach(g -> g.slot().ifPresent(taken::add));
        return IntStream.range(0, Slot.COUNT)
                .mapToObj(Slot::new)
                .filter(slot -> !taken.contains(slot))
                .findFirst()
                .orElse(new Slot(Slot.COUNT - 1));
    }

    /// Old versions that earlier releases keep.
    private java.util.stream.Stream<Generation> hot(String service) {
        return target.unfinished().stream()
                .filter(state -> state.phase() == Phase.Healthy && state.hotUntil() != null)
                .flatMap(state -> state.release().parts().stream())
                .filter(part -> part.service().equals(service))
                .flatMap(part -> part.stable().stream());
    }

    /// True if everything that takes traffic still runs: going there is one change of weight.
    boolean isHot(List<Part> parts) {
        var routed = parts.stream().filter(p -> p.routed() && p.candidate().isPresent()).toList();
        return !routed.isEmpty()
                && routed.stream()
                        .allMatch(part ->
                                hot(part.service())
                                        .anyMatch(g ->
                                                g.hash()
                                                        .equals(
                                                                part.candidate()
                                                                        .orElseThrow()
                                                                        .hash())));
    }

    /// What the first routed service that changes says about its release, else the defaults.
    ReleaseSpec spec(List<Part> parts) {
        return parts.stream()
                .filter(Part::routed)
                .flatMap(part -> application.service(part.service()).stream())
                .flatMap(service -> service.release().stream())
                .max(Comparator.comparing(spec -> spec.strategy().isPresent()))
                .orElseGet(Blueprint::defaults);
    }

    private static ReleaseSpec defaults() {
        return new ReleaseSpec(
                1,
                "127.0.0.1",
                0,
                Optional.empty(),
                List.of(),
                ReleaseSpec.DEFAULT_SCALE_DOWN_DELAY,
                true,
                Duration.ZERO,
                ReleaseSpec.DEFAULT_DRAIN_LIMIT,
                ReleaseSpec.DEFAULT_READY_LIMIT,
                1,
                0,
                List.of(),
                false);
    }

    Duration longest(List<Part> parts, Function<ReleaseSpec, Duration> limit) {
        return parts.stream()
                .flatMap(part -> application.service(part.service()).stream())
                .flatMap(service -> service.release().stream())
                .map(limit)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> limit.apply(defaults()));
    }

    static StrategyName strategy(ReleaseRequest request, ReleaseSpec spec) {
        return request.strategy()
                .or(() ->
                        request.steps().isEmpty()
                                ? spec.strategy()
                                : Optional.of(StrategyName.CANARY))
                .orElse(StrategyName.ROLLING);
    }

    Plan plan(ReleaseRequest request, List<Part> parts) {
        if (from().isEmpty()) {
            return Strategies.firstDeploy();
        }
        var spec = spec(parts);
        var steps = request.steps().isEmpty() ? spec.steps() : request.steps();
        return Strategies.of(
                strategy(request, spec), spec, steps.isEmpty() ? CAREFUL : steps, parts);
    }
}
