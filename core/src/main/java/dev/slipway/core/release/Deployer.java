package dev.slipway.core.release;

import dev.slipway.core.compose.Service;
import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.engine.Containers;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.environment.EnvironmentSecrets;
import dev.slipway.core.environment.EnvironmentStore;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.TrafficRouter;
import dev.slipway.core.traffic.TrafficSplit;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The real world: an engine and the routers on it. Keeps only what it would find again.
final class Deployer implements World {
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);
    private static final int EVIDENCE_LINES = 200;

    private final Home home;
    private final ReleaseStore store;
    private final EnvironmentStore environments;
    private final EnvironmentSecrets secrets;
    private final Engines engines;
    private final TrafficRouter router;
    private final Measurements measurements;
    private final Clock clock;
    private final Meters meters;
    private final Analyses analyses;
    private final Neighbours neighbours;
    private final Patience patience;
    private final Set<ReleaseId> prepared = ConcurrentHashMap.newKeySet();
    private final Map<ReleaseId, Site> sites = new ConcurrentHashMap<>();
    private final Map<Generation, Service> services = new ConcurrentHashMap<>();
    private final Map<String, String> endpoints = new ConcurrentHashMap<>();

    static Deployer of(ReleasePorts ports, Clock clock, boolean isCounting) {
        return new Deployer(
                ports.home(),
                ports.releases(),
                ports.environments(),
                ports.secrets(),
                ports.engines(),
                ports.router(),
                ports.check(),
                clock,
                isCounting);
    }

    private Deployer(
            Home home,
            ReleaseStore store,
            EnvironmentStore environments,
            EnvironmentSecrets secrets,
            Engines engines,
            TrafficRouter router,
            Check check,
            Clock clock,
            boolean isCounting) {
        this.home = home;
        this.store = store;
        this.environments = environments;
        this.secrets = secrets;
        this.engines = engines;
        this.router = router;
        this.measurements = new Measurements(store, router, check, clock);
        this.clock = clock;
        this.patience = new Patience(clock);
        this.meters = new Meters(store, router, isCounting);
        this.analyses = new Analyses(store);
        this.neighbours = new Neighbours(store);
    }

    @Override
    public Observed observe(ReleaseState state) {
        var began = clock.instant();
        var release = state.release();
        var containers =
                new Instances(
                        listed(release),
                        patience,
                        text -> new Belongings(secrets, release.environment()).masked(text));
        var foreign =
                state.phase() == Phase.Healthy ? neighbours.claimed(release) : Set.<String>of();
        var parts = new HashMap<String, Observed.Seen>();
        for (var part : release.parts()) {
            var split =
                    part.routed()
                            ? router.observe(route(release, part))
                            : Optional.<TrafficSplit>empty();
            split.ifPresent(_ -> rememberEndpoint(release, part));
            var instances = new EnumMap<Side, List<Observed.Instance>>(Side.class);
            for (var side : part.sides()) {
                // What has won runs on under later releases; they may have taken up the rest.
                var others = side == state.winner() ? Set.<String>of() : foreign;
                instances.put(side, containers.of(part, side, others));
            }
            parts.put(
                    part.service(),
                    new Observed.Seen(
                            instances,
                            split,
                            split.isPresent()
                                    ? meters.read(state, part, route(release, part), split.get())
                                    : Map.of()));
        }
        return new Observed(
                began,
                began,
                prepared.contains(release.id()),
                neighbours.isFree(release),
                false,
                parts,
                Map.of(),
                analyses.verdicts(state));
    }

    List<ContainerState> listed(Release release) {
        return engine(release).containers().list(site(release).selector());
    }

    private void rememberEndpoint(Release release, Part part) {
        endpoints.computeIfAbsent(
                release.route(part).toString(), _ -> router.ensure(route(release, part)).url());
    }

    /// Where users come in, per service, as far as it is known.
    Map<String, String> endpoints(Release release) {
        var known = new HashMap<String, String>();
        release.routed()
                .forEach(part -> {
                    var url = endpoints.get(release.route(part).toString());
                    if (url != null) {
                        known.put(part.service(), url);
                    }
                });
        return known;
    }

    @Override
    public void split(ReleaseState state, Action.Split split) {
        var part = part(state, split.service());
        var said = router.apply(route(state.release(), part), split.split());
        for (var slot : split.split().weights().keySet()) {
            if (!said.of(slot).equals(split.split().of(slot))) {
                throw ProblemException.outside(
                        "router.unconfirmed",
                        "The router of " + part.service() + " does not confirm the weights.",
                        "It is asked again; look at its container's log.",
                        null);
            }
        }
        meters.shifted(state, part, route(state.release(), part), split.split());
    }

    @Override
    public void perform(ReleaseState state, Action action) throws InterruptedException {
        switch (action) {
            case Action.Prepare() -> prepare(state);
            case Action.MakeRoute(var service) -> makeRoute(state, part(state, service));
            case Action.Run run -> run(state, run);
            case Action.Retire retire -> retire(state, retire);
            case Action.Split split -> split(state, split);
            case Action.Measure(var check) -> measure(state, check);
            case Action.Probe(var service) -> probe(state, part(state, service));
            case Action.RemoveRoute(var service) -> removeRoute(state, part(state, service));
        }
    }

    private void prepare(ReleaseState state) {
        var release = state.release();
        var application = store.application(release.id());
        new Provisions(engine(release), engines, site(release), Provisions.digests(store, release))
                .make(application, release.parts());
        prepared.add(release.id());
    }

    private void makeRoute(ReleaseState state, Part part) {
        var route = route(state.release(), part);
        var endpoint = router.ensure(route);
        joinOtherNetworks(state.release(), part, route);
        endpoints.put(state.release().route(part).toString(), endpoint.url());
    }

    // The router stands in front of the versions in every network that knows the service.
    private void joinOtherNetworks(Release release, Part part, Route route) {
        var service = service(part, part.candidate().or(part::stable).orElseThrow());
        var others = service.networks().stream().skip(1).toList();
        if (others.isEmpty()) {
            return;
        }
        var engine = engine(release);
        var holder =
                Map.of(
                        Labels.HOME,
                        home.id(),
                        Labels.OWNER,
                        "route:" + route.id(),
                        Labels.ROLE,
                        "holder");
        for (var container : engine.containers().list(holder)) {
            for (var network : others) {
                engine.networks()
                        .connect(
                                site(release).network(network),
                                container.id(),
                                site(release).names(service, network));
            }
        }
    }

    private void measure(ReleaseState state, String check) throws InterruptedException {
        var release = state.release();
        var part = release.routed().findFirst().orElseThrow();
        var service = service(part, part.of(state.winner(part)).orElseThrow());
        var commands =
                new CommandCheck(engine(release), home.id(), site(release).firstNetwork(service));
        measurements.take(
                state,
                check,
                part,
                route(release, part),
                commands,
                new Belongings(secrets, release.environment())::masked);
    }

    private void removeRoute(ReleaseState state, Part part) {
        router.remove(route(state.release(), part));
        endpoints.remove(state.release().route(part).toString());
    }

    private void run(ReleaseState state, Action.Run run) {
        var release = state.release();
        var part = part(state, run.service());
        var generation = part.of(run.side()).orElseThrow();
        var service = service(part, generation);
        var site = site(release);
        var route =
                part.routed() && service.release().isPresent()
                        ? Optional.of(site.route(part, service))
                        : Optional.<Route>empty();
        var containers = engine(release).containers();
        var belongings = new Belongings(secrets, release.environment());
        var spec =
                site.container(
                        service, generation, run.ordinal(), route, belongings.environment(service));
        var id = containers.create(spec);
        checkOurs(engine(release), id, spec.name());
        if (!service.files().isEmpty()) {
            containers.copyIn(id, "/", belongings.files(service));
        }
        service.networks().stream()
                .skip(1)
                .forEach(network ->
                        engine(release)
                                .networks()
                                .connect(
                                        site.network(network),
                                        id,
                                        route.isPresent()
                                                ? List.of()
                                                : site.names(service, network)));
        // A job runs once: one that has run is never started again, whoever asks twice.
        if (!generation.oneShot() || isNew(containers, id)) {
            containers.start(id);
        }
    }

    private static boolean isNew(Containers containers, ContainerId id) {
        return containers.inspect(id).map(seen -> seen.startedAt() == null).orElse(true);
    }

    private void checkOurs(Engine engine, ContainerId id, String name) {
        var owner =
                engine.containers().inspect(id).map(c -> c.labels().getOrDefault(Labels.HOME, ""));
        if (owner.isPresent() && !owner.get().equals(home.id())) {
            throw ProblemException.outside(
                    "engine.refused",
                    "There is a container " + name + " that another Slipway home or program made.",
                    "Remove it, or give the project or the environment another name.",
                    null);
        }
    }

    private void retire(ReleaseState state, Action.Retire retire) {
        var part = part(state, retire.service());
        var grace =
                part.of(retire.side())
                        .map(generation -> service(part, generation).stopGracePeriod())
                        .orElse(Duration.ofSeconds(10));
        var containers = engine(state.release()).containers();
        var id = new ContainerId(retire.name());
        containers.stop(id, grace);
        containers.remove(id);
    }

    private void probe(ReleaseState state, Part part) {
        var slot = part.of(state.winner(part)).flatMap(Generation::slot).orElseThrow();
        var status = router.probe(route(state.release(), part), slot, PROBE_LIMIT);
        if (status.isEmpty()) {
            throw ProblemException.outside(
                    "release.unanswered",
                    "The new version of " + part.service() + " does not answer through the router.",
                    "Look whether it listens on the port that x-release names.",
                    null);
        }
        meters.refresh(state, part, route(state.release(), part));
    }

    @Override
    public String evidence(ReleaseState state, List<String> names) {
        var containers = engine(state.release()).containers();
        var text = new StringBuilder();
        for (var name : names) {
            containers
                    .inspect(new ContainerId(name))
                    .ifPresent(seen -> text.append(Evidence.of(containers, seen, EVIDENCE_LINES)));
        }
        return new Belongings(secrets, state.release().environment()).masked(text.toString());
    }

    /// The counts are complete and nothing of the release is kept in memory any more.
    void forget(ReleaseId id) {
        meters.forget(id);
        analyses.forget(id);
        prepared.remove(id);
        sites.remove(id);
    }

    private Site site(Release release) {
        return sites.computeIfAbsent(
                release.id(),
                id -> {
                    var environment =
                            environments
                                    .find(release.environment())
                                    .orElseThrow(() ->
                                            ProblemException.usage(
                                                    "environment.unknown",
                                                    "There is no environment \""
                                                            + release.environment()
                                                            + "\" any more.",
                                                    "Add it again by `slipway env add`."));
                    return new Site(home, release, environment, store.application(id));
                });
    }

    /// Makes a split the routing outside of any release; nothing is counted for one.
    void route(ReleaseState state, String service, Function<Part, TrafficSplit> split) {
        var part = part(state, service);
        router.apply(route(state.release(), part), split.apply(part));
    }

    Engine engine(Release release) {
        return engines.engine(site(release).environment().context());
    }

    private Route route(Release release, Part part) {
        var generation = part.candidate().or(part::stable).orElseThrow();
        return site(release).route(part, service(part, generation));
    }

    private Service service(Part part, Generation generation) {
        return services.computeIfAbsent(
                generation,
                _ ->
                        store.application(generation.madeBy())
                                .service(part.service(), generation.hash())
                                .orElseThrow());
    }

    private static Part part(ReleaseState state, String service) {
        return state.release().parts().stream()
                .filter(p -> p.service().equals(service))
                .findFirst()
                .orElseThrow();
    }
}
