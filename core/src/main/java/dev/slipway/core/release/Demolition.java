package dev.slipway.core.release;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.ProjectName;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/// Takes down what runs of a project in an environment.
final class Demolition {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofMillis(250);
    private static final int LOOKED_AT = 500;

    private final ReleasePorts ports;
    private final ProjectName project;
    private final EnvironmentName environment;

    Demolition(ReleasePorts ports, ProjectName project, EnvironmentName environment) {
        this.ports = ports;
        this.project = project;
        this.environment = environment;
    }

    /// Routers first, so that users are refused rather than failed. Problem `release.busy`.
    void run(boolean volumes, String by) throws InterruptedException {
        var store = ports.releases();
        endHotOnes(by);
        routes();
        var engine = ports.engines().engine(context());
        var target =
                Map.of(Labels.HOME, ports.home().id(), Site.TARGET, project + "@" + environment);
        clear(engine, target);
        if (volumes) {
            engine.volumes().list(target).forEach(engine.volumes()::remove);
        }
        store.undeploy(project, environment);
    }

    /// A driver may be in the middle of an action: what it still starts is removed as well.
    private void clear(Engine engine, Map<String, String> target) throws InterruptedException {
        var begun = ports.timer().nanoTime();
        while (true) {
            for (var container : engine.containers().list(target)) {
                engine.containers().stop(new ContainerId(container.name()), GRACE);
                engine.containers().remove(new ContainerId(container.name()));
            }
            try {
                engine.networks().list(target).forEach(engine.networks()::remove);
                return;
            } catch (ProblemException problem) {
                if (!problem.code().equals("engine.networkInUse")
                        || ports.timer().nanoTime() - begun > PATIENCE.toNanos()) {
                    throw problem;
                }
                ports.timer().pause(AGAIN);
            }
        }
    }

    private void endHotOnes(String by) {
        var store = ports.releases();
        for (var state : store.unfinished()) {
            var release = state.release();
            if (!release.project().equals(project) || !release.environment().equals(environment)) {
                continue;
            }
            if (!state.phase().isSettled()) {
                throw ProblemException.usage(
                        "release.busy",
                        "The release " + state.id() + " is still live.",
                        "Abort it first: `slipway abort " + state.id() + "`.");
            }
            var next = state.change().cleaned().done();
            store.save(
                    next,
                    JournalEntry.by(next, ports.clock().instant(), "down", by, ""),
                    Optional.empty());
        }
    }

    private void routes() {
        var store = ports.releases();
        var seen = new HashSet<String>();
        for (var state : store.list(Optional.of(project), Optional.of(environment), LOOKED_AT)) {
            var application = store.application(state.id());
            var site = new Site(ports.home(), state.release(), place(), application);
            state.release()
                    .routed()
                    .forEach(part ->
                            application
                                    .service(part.service())
                                    .filter(service -> service.release().isPresent())
                                    .filter(service -> seen.add(service.name()))
                                    .ifPresent(service ->
                                            ports.router().remove(site.route(part, service))));
        }
    }

    private dev.slipway.core.environment.Environment place() {
        return ports.environments()
                .find(environment)
                .orElseThrow(() ->
                        ProblemException.usage(
                                "environment.unknown",
                                "There is no environment \"" + environment + "\".",
                                ""));
    }

    private String context() {
        return place().context();
    }
}
