package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import dev.slipway.core.compose.ReleaseSpec;
import dev.slipway.core.compose.Service;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a release will change in its target, and by which plan. One thread, one use.
final class Blueprint {
    private static final List<ReleaseSpec.Step> CAREFUL =
            List.of(
                    new ReleaseSpec.Step.SetWeight(Weight.percent(10)),
                    new ReleaseSpec.Step.Pause(Optional.empty()));

    private final ReleaseStore.Target target;
    private final Application application;
    private final Map<String, Version.ImageIdentity> images;
    private final Optional<String> only;
    private final Extras extras;
    private boolean isEvicting;

    /// @param only the one service that is released, empty for all
    Blueprint(
            ReleaseStore.Target target,
            Application application,
            Map<String, Version.ImageIdentity> images,
            Optional<String> only) {
        this(target, application, images, only, Extras.NONE);
    }

    /// What runs beside a candidate.
    ///
    /// @param further variants of an A/B test after the first · isBaseline a canary's old version
    ///   is started anew, to be compared with · stables how a generation that runs is run
    record Extras(
            List<Resolved.Further> further,
            boolean isBaseline,
            BiFunction<String, Generation, Service> stables) {
        static final Extras NONE =
                new Extras(
                        List.of(),
                        false,
                        (_, _) -> {
                            throw new IllegalStateException("nothing runs beside");
                        });
    }

    Blueprint(
            ReleaseStore.Target target,
            Application application,
            Map<String, Version.ImageIdentity> images,
            Optional<String> only,
            Extras extras) {
        this.target = target;
        this.application = application;
        this.images = images;
        this.only = only;
        this.extras = extras;
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
        var part = new Part(service.name(), isRouted, stable, Optional.of(generation));
        return Optional.of(slot.isEmpty() ? part : part.beside(beside(part, generation)));
    }

    private List<Generation> beside(Part part, Generation candidate) {
        var beside = new ArrayList<Generation>();
        alternatives(part)
                .forEach((hash, service) -> {
                    var taken = new HashSet<Slot>();
                    candidate.slot().ifPresent(taken::add);
                    beside.forEach(g -> g.slot().ifPresent(taken::add));
                    beside.add(
                            new Generation(
                                    target.next(),
                                    hash,
                                    imageOf(part, hash),
                                    service.replicas(),
                                    Optional.of(free(part.service(), part.stable(), taken)),
                                    service.dependsOn(),
                                    false));
                });
        return beside;
    }

    /// What runs beside the candidates, by generation.
    Map<String, Service> alternatives(List<Part> parts) {
        var all = new LinkedHashMap<String, Service>();
        parts.stream()
                .filter(part -> part.routed() && part.candidate().isPresent())
                .forEach(part -> all.putAll(alternatives(part)));
        return all;
    }

    private Map<String, Service> alternatives(Part part) {
        var all = new LinkedHashMap<String, Service>();
        var own = application.service(part.service());
        for (var variant : extras.further()) {
            var service = variant.application().service(part.service());
            if (service.isPresent() && !service.equals(own)) {
                all.put(hash(variant, service.get()), service.get());
            }
        }
        if (extras.isBaseline()) {
            part.stable()
                    .ifPresent(
                            old -> all.put(anew(old), extras.stables().apply(part.service(), old)));
        }
        return all;
    }

    private static String hash(Resolved.Further variant, Service service) {
        var image = Objects.requireNonNull(variant.images().get(service.name()));
        return Digests.generation(service, image.imageId());
    }

    /// The same content under another name, new with each release: only then is it fresh.
    private String anew(Generation old) {
        return Digests.hex(old.hash() + " beside " + target.next()).substring(0, 8);
    }

    private String imageOf(Part part, String hash) {
        return extras.further().stream()
                .filter(variant ->
                        variant.application()
                                .service(part.service())
                                .map(service -> hash(variant, service).equals(hash))
                                .orElse(false))
                .map(variant -> variant.images().get(part.service()))
                .filter(Objects::nonNull)
                .map(Version.ImageIdentity::imageId)
                .findFirst()
                .orElseGet(() -> part.stable().map(Generation::imageId).orElseThrow());
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
                .orElseGet(() -> free(service, stable, Set.of()));
    }

    /// A place that nobody has; where there is none, one of an old version that is only kept.
    private Slot free(String service, Optional<Generation> stable, Set<Slot> also) {
        Set<Slot> taken = new HashSet<>(also);
        stable.flatMap(Generation::slot).ifPresent(taken::add);
        taken.addAll(tried(service, state -> !state.phase().isSettled()));
        Set<Slot> kept = new HashSet<>(tried(service, state -> state.phase().isSettled()));
        hot(service).forEach(g -> g.slot().ifPresent(kept::add));
        return slots().filter(slot -> !taken.contains(slot) && !kept.contains(slot))
                .findFirst()
                .or(() -> evicting(slots().filter(slot -> !taken.contains(slot)).findFirst()))
                .orElseThrow(() ->
                        ProblemException.usage(
                                "release.slots",
                                "The router of "
                                        + service
                                        + " has no place for another version now.",
                                "Wait until the other releases have ended."));
    }

    private Optional<Slot> evicting(Optional<Slot> slot) {
        isEvicting |= slot.isPresent();
        return slot;
    }

    private Set<Slot> tried(String service, Predicate<ReleaseState> which) {
        return target.unfinished().stream()
                .filter(which)
                .flatMap(s -> s.release().parts().stream())
                .filter(part -> part.service().equals(service))
                .flatMap(part -> part.tried().stream().flatMap(side -> part.of(side).stream()))
                .flatMap(g -> g.slot().stream())
                .collect(Collectors.toSet());
    }

    private static Stream<Slot> slots() {
        return IntStream.range(0, Slot.COUNT).mapToObj(Slot::new);
    }

    /// The newest of the releases whose old versions have to go first, empty if none has to.
    Optional<ReleaseId> evicted() {
        return isEvicting
                ? target.unfinished().stream()
                        .filter(state -> state.phase() == Phase.Healthy)
                        .map(ReleaseState::id)
                        .max(Comparator.comparing(ReleaseId::number))
                : Optional.empty();
    }

    /// Old versions that earlier releases keep.
    private Stream<Generation> hot(String service) {
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
                false,
                Optional.empty(),
                false,
                List.of());
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
            return Strategies.firstDeploy(
                    parts.stream().anyMatch(Part::routed) ? spec(parts).checks() : List.of());
        }
        var spec = spec(parts);
        var steps = request.steps().isEmpty() ? spec.steps() : request.steps();
        return Strategies.of(
                strategy(request, spec), spec, steps.isEmpty() ? CAREFUL : steps, parts);
    }
}
