package dev.slipway.core.release;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.engine.Containers;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.problem.ProblemException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What runs in the environments, as their engines say now, and the hand on single containers. All
/// of it blocks; safe from any thread. Problems are `engine.*`.
public final class Inventory {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final List<String> ROLES = List.of("service", "router", "holder");

    private final ReleasePorts ports;
    private final Releases releases;

    public Inventory(ReleasePorts ports, Releases releases) {
        this.ports = ports;
        this.releases = releases;
    }

    /// What can be done with one container by hand. Drift is told where that is not as it is to be.
    public enum Act {
        START,
        STOP,
        RESTART
    }

    public Running of(Environment environment) {
        var engine = ports.engines().engine(environment.context());
        var info = engine.info();
        var apps =
                releases.standings().stream()
                        .filter(standing -> standing.environment().equals(environment.name()))
                        .sorted(Comparator.comparing(standing -> standing.project().value()))
                        .map(standing -> app(engine.containers(), standing))
                        .toList();
        return new Running(
                environment.name(), environment.context(), engine.endpoint(), info, apps);
    }

    private Running.App app(Containers containers, Standing standing) {
        var target = standing.project() + "@" + standing.environment();
        var found =
                containers
                        .list(Map.of(Labels.HOME, ports.home().id(), Site.TARGET, target))
                        .stream()
                        .filter(c -> ROLES.contains(role(c)))
                        .toList();
        var state = ports.releases().find(standing.release()).orElseThrow();
        var status = releases.status(standing.release());
        var services = new TreeMap<String, List<ContainerState>>();
        found.forEach(
                c -> services.computeIfAbsent(service(c), s -> new java.util.ArrayList<>()).add(c));
        var shares = new ContainerShares(state, status);
        return new Running.App(
                standing.project(),
                status,
                services.entrySet().stream()
                        .map(entry -> group(entry.getKey(), entry.getValue(), shares))
                        .toList());
    }

    private static Running.Group group(
            String service, List<ContainerState> containers, ContainerShares shares) {
        var of = shares.of(service, containers);
        return new Running.Group(
                service,
                containers.stream()
                        .sorted(
                                Comparator.comparing((ContainerState c) -> ROLES.indexOf(role(c)))
                                        .thenComparing(ContainerState::name))
                        .map(c -> item(c, Optional.ofNullable(of.get(c.name()))))
                        .toList());
    }

    private static Running.Item item(ContainerState container, Optional<Double> share) {
        return new Running.Item(
                container,
                role(container),
                Optional.ofNullable(container.labels().get(Site.VERSION)).map(VersionId::parse),
                share);
    }

    private static String role(ContainerState container) {
        return container.labels().getOrDefault(Labels.ROLE, "");
    }

    /// Of a router the one that it routes to, by its owner `route:shop@prod/web`.
    private static String service(ContainerState container) {
        var own = container.labels().get(Site.SERVICE);
        if (own != null) {
            return own;
        }
        var owner = container.labels().getOrDefault(Labels.OWNER, "");
        return owner.substring(owner.lastIndexOf('/') + 1);
    }

    /// What each takes now, measured at the same time; those that do not run are left out. Takes an
    /// engine about two seconds.
    public Map<String, Containers.Usage> usage(
            Environment environment, List<ContainerState> containers) throws InterruptedException {
        var port = ports.engines().engine(environment.context()).containers();
        var asked = new HashMap<String, Future<Optional<Containers.Usage>>>();
        var found = new HashMap<String, Containers.Usage>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            containers.stream()
                    .filter(ContainerState::isRunning)
                    .forEach(c -> asked.put(c.name(), threads.submit(() -> port.usage(c.id()))));
            for (var each : asked.entrySet()) {
                measured(each.getValue()).ifPresent(usage -> found.put(each.getKey(), usage));
            }
        }
        return found;
    }

    /// One that went meanwhile, or that the engine does not tell of, has none.
    private static Optional<Containers.Usage> measured(Future<Optional<Containers.Usage>> asked)
            throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException gone) {
            if (gone.getCause() instanceof ProblemException) {
                return Optional.empty();
            }
            throw new IllegalStateException(gone.getCause());
        }
    }

    /// The Compose text that an application runs by, and the one that would come next.
    public ComposeTexts compose(ReleaseId release) {
        return new ComposeDrafts(ports).of(releases.status(release));
    }

    /// All that the engine says of a container, as JSON, the environment's secrets made unreadable.
    /// Problem `container.gone`.
    public String document(Environment environment, ContainerId id) {
        var text =
                ports.engines()
                        .engine(environment.context())
                        .containers()
                        .document(id)
                        .orElseThrow(() -> gone(id));
        return new MaskedDocument(new Belongings(ports.secrets(), environment.name())).of(text);
    }

    private static ProblemException gone(ContainerId id) {
        return ProblemException.usage(
                "container.gone",
                "There is no container " + id + " any more.",
                "Look at what runs in its place.");
    }

    /// The merged log of containers, each under the name it is to have there, until closed; secrets
    /// made unreadable line by line. Problems `engine.*`, `secret.locked`.
    public ServiceLog log(Environment environment, Map<ContainerId, String> named) {
        return ServiceLog.open(
                ports.engines().engine(environment.context()).containers(),
                named,
                new Belongings(ports.secrets(), environment.name()).mask(),
                ports.timer());
    }

    /// Does it, and writes down who did. Problem `container.gone`; only what this home made is
    /// touched.
    public void act(Environment environment, ContainerId id, Act act, String by) {
        var containers = ports.engines().engine(environment.context()).containers();
        var container =
                containers
                        .inspect(id)
                        .filter(c -> ports.home().id().equals(c.labels().get(Labels.HOME)))
                        .orElseThrow(() -> gone(id));
        switch (act) {
            case START -> containers.start(container.id());
            case STOP -> containers.stop(container.id(), GRACE);
            case RESTART -> {
                containers.stop(container.id(), GRACE);
                containers.start(container.id());
            }
        }
        ports.audit()
                .record(
                        ports.clock().instant(),
                        by,
                        "container: " + act.name().toLowerCase(Locale.ROOT),
                        container.name(),
                        "");
    }
}
