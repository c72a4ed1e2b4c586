package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Mount;
import dev.slipway.core.engine.PortBinding;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.TrafficSplit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Holder, routers and volume of one route on its engine. Each call may be repeated.
final class RouterContainers {
    private static final Duration NO_GRACE = Duration.ZERO;
    private static final int PORT_TRIES = 20;
    private static final String PUBLISHED = "dev.slipway.publish";

    /// Which configuration and image a router was started with; routers of other builds have
    /// another one, or none.
    private static final String MADE_FROM = "dev.slipway.router";

    private final Engine engine;
    private final Route route;
    private final RouterNames names;
    private final RouterScripts scripts;
    private final String image;

    RouterContainers(Engine engine, Route route, RouterOptions options) {
        this.engine = engine;
        this.route = route;
        this.names = new RouterNames(route);
        this.scripts = new RouterScripts(route.containerPort());
        this.image = options.image();
    }

    RouterNames names() {
        return names;
    }

    RouterScripts scripts() {
        return scripts;
    }

    Optional<ContainerState> holder() {
        return engine.containers().inspect(names.holder());
    }

    /// The router that serves now, else one that exists; empty if there is none.
    Optional<Integer> currentGeneration() {
        var existing =
                IntStream.range(0, RouterNames.GENERATIONS)
                        .boxed()
                        .filter(g -> engine.containers().inspect(names.router(g)).isPresent())
                        .toList();
        return existing.stream()
                .filter(this::serves)
                .max(Comparator.comparing(this::startedAt))
                .or(() -> existing.stream().findFirst());
    }

    /// True if a router of this route serves that another build of Slipway made, or from another
    /// image.
    boolean isOutdated() {
        return currentGeneration()
                .flatMap(g -> engine.containers().inspect(names.router(g)))
                .filter(ContainerState::isRunning)
                .filter(router -> !madeFrom().equals(router.labels().get(MADE_FROM)))
                .isPresent();
    }

    private String madeFrom() {
        try {
            var bytes =
                    (image + "\n" + scripts.router(0) + "\n" + Configuration.of(route))
                            .getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean serves(int generation) {
        return engine.containers()
                .inspect(names.router(generation))
                .filter(ContainerState::isRunning)
                .isPresent();
    }

    private Instant startedAt(int generation) {
        return engine.containers()
                .inspect(names.router(generation))
                .flatMap(state -> Optional.ofNullable(state.startedAt()))
                .orElse(Instant.EPOCH);
    }

    /// Routers that were replaced and have ended.
    void removeLeftovers(int current) {
        for (var generation = 0; generation < RouterNames.GENERATIONS; generation++) {
            if (generation != current && !serves(generation)) {
                removeRouter(generation);
            }
        }
    }

    /// Makes the holder run and publish; its port is chosen once and stays.
    ContainerState ensureHolder() {
        var existing = holder();
        if (existing.isPresent() && publishes(existing.get())) {
            return started(existing.get());
        }
        if (existing.isPresent()) {
            removeContainers();
        }
        checkImage();
        engine.volumes().ensure(names.volume(), names.labels("router"));
        return route.publishPort() > 0 ? made(route.publishPort()) : madeOnAFreePort();
    }

    private ContainerState started(ContainerState holder) {
        if (!holder.isRunning()) {
            start(names.holder(), route.publishPort());
        }
        return holder().orElseThrow(() -> ControlShell.unreachable(gone()));
    }

    /// A holder for another port is of no use any more; one for "a free one" stays as it is.
    private boolean publishes(ContainerState holder) {
        return holder.labels().getOrDefault(PUBLISHED, "").equals(published());
    }

    private String published() {
        return route.publishHost() + "/" + route.publishPort() + "/" + route.containerPort();
    }

    private ContainerState madeOnAFreePort() {
        var random = new SecureRandom();
        for (var tries = 1; ; tries++) {
            try {
                return made(20_000 + random.nextInt(12_000));
            } catch (ProblemException problem) {
                if (!problem.code().equals("router.portTaken") || tries == PORT_TRIES) {
                    throw problem;
                }
            }
        }
    }

    private ContainerState made(int hostPort) {
        var labels = names.labels("holder");
        labels.put(PUBLISHED, published());
        var spec =
                ContainerSpec.of(names.holder().value(), image)
                        .entrypoint(List.of("sh", "-c", scripts.holder()))
                        .command(List.of())
                        .labels(labels)
                        .mounts(mounts())
                        .network(route.network(), route.aliases())
                        .ports(
                                List.of(
                                        new PortBinding(
                                                route.containerPort(),
                                                route.publishHost(),
                                                hostPort)))
                        .dnsOptions(List.of("ndots:1"))
                        .restart("always")
                        .build();
        engine.containers().create(spec);
        engine.containers().copyIn(names.holder(), Configuration.FOLDER, Tar.of(firstFiles()));
        try {
            start(names.holder(), hostPort);
        } catch (ProblemException problem) {
            engine.containers().remove(names.holder());
            throw problem;
        }
        return holder().orElseThrow(() -> ControlShell.unreachable(gone()));
    }

    /// What the volume starts with. A volume that is already in use keeps its split and secret.
    private Map<String, String> firstFiles() {
        Map<String, String> files = new LinkedHashMap<>();
        if (!hasSplit()) {
            SplitMaps.of(TrafficSplit.NOTHING)
                    .forEach((file, lines) -> files.put(file, String.join("\n", lines)));
            files.put("testers.map", testers());
        }
        files.put("haproxy.cfg", Configuration.of(route));
        files.put("run/", "");
        return files;
    }

    private boolean hasSplit() {
        var split =
                engine.containers()
                        .copyOut(names.holder(), Configuration.FOLDER + "/" + SplitMaps.DRAW);
        try {
            if (split.isPresent()) {
                split.get().close();
            }
        } catch (IOException onlyClosing) {
            // it was there
        }
        return split.isPresent();
    }

    private static String testers() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        var secret = HexFormat.of().formatHex(bytes);
        var text = new SafeWriter();
        for (var index = 0; index < Slot.COUNT; index++) {
            text.name(secret + "-v" + index).own(" t").number(index).end();
        }
        return text.text();
    }

    /// Writes the configuration of this version of Slipway for the next router to read.
    void writeConfiguration() {
        engine.containers()
                .copyIn(
                        names.holder(),
                        Configuration.FOLDER,
                        Tar.of(Map.of("haproxy.cfg", Configuration.of(route))));
    }

    /// Makes the router of a generation run; it reads the files as they are now.
    void startRouter(int generation) {
        var id = names.router(generation);
        engine.containers()
                .create(
                        ContainerSpec.of(id.value(), image)
                                .entrypoint(List.of("sh", "-c", scripts.router(generation)))
                                .command(List.of())
                                .labels(routerLabels(generation))
                                .mounts(mounts())
                                .network("container:" + names.holder(), List.of())
                                // One that was told to stop stays so, whatever the engine does.
                                .restart("unless-stopped")
                                .stop("SIGUSR1", Duration.ofSeconds(10))
                                .build());
        engine.containers().start(id);
    }

    private Map<String, String> routerLabels(int generation) {
        var labels = names.routerLabels(generation);
        labels.put(MADE_FROM, madeFrom());
        return labels;
    }

    /// Lets the router finish what it has begun; it takes nothing new.
    void softStop(int generation) {
        engine.containers().kill(names.router(generation), "SIGUSR1");
    }

    void removeRouter(int generation) {
        engine.containers().remove(names.router(generation));
    }

    private void removeContainers() {
        for (var generation = 0; generation < RouterNames.GENERATIONS; generation++) {
            removeRouter(generation);
        }
        engine.containers().stop(names.holder(), NO_GRACE);
        engine.containers().remove(names.holder());
    }

    void removeAll() {
        removeContainers();
        engine.volumes().remove(names.volume());
    }

    private List<Mount> mounts() {
        return List.of(new Mount.Volume(names.volume(), Configuration.FOLDER, false));
    }

    private void start(ContainerId id, int hostPort) {
        try {
            engine.containers().start(id);
        } catch (ProblemException problem) {
            if (!problem.code().equals("engine.portTaken")) {
                throw problem;
            }
            throw ProblemException.outside(
                    "router.portTaken",
                    "Port "
                            + hostPort
                            + " of "
                            + route.publishHost()
                            + " is taken by something else, so users cannot come in there.",
                    "Choose another one (x-release: publish, or --publish), or 0 for a free one.",
                    problem);
        }
    }

    private void checkImage() {
        if (engine.images().find(image).isEmpty()) {
            throw ProblemException.outside(
                    "router.imageMissing",
                    "The engine has no image " + image + " for the router.",
                    "Get it once: docker pull " + image + ".",
                    null);
        }
    }

    private static IllegalStateException gone() {
        return new IllegalStateException("the holder is gone");
    }
}
