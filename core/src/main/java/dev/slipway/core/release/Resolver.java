package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import dev.slipway.core.compose.ComposeReader;
import dev.slipway.core.compose.Service;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.HomeKey;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Looks up everything that a request names or leaves open. Pulls images that are not there;
/// changes nothing else.
final class Resolver {
    private static final int RUNS_LOOKED_AT = 500;

    private final ReleasePorts ports;
    private final ComposeSource compose;

    Resolver(ReleasePorts ports) {
        this.ports = ports;
        this.compose =
                new ComposeSource(ports.source(), ports.secrets(), new HomeKey(ports.home()));
    }

    Resolved resolve(ReleaseRequest request) {
        var project = project(request);
        var environment = environment(request);
        var promoted = promoted(request, environment);
        var run =
                promoted.isPresent()
                        ? promoted.flatMap(v -> Optional.ofNullable(v.run()))
                                .flatMap(ports.runs()::find)
                        : run(request, project);
        var read = compose(request, project, environment, run);
        var plain = ComposeSource.published(read.application(), request.publish());
        request.service().ifPresent(name -> checkRouted(plain.service(name), name));
        var known = promoted.map(Version::images).orElse(Map.of());
        var images = images(environment, run, request.images(), known, plain);
        var deployed = ports.releases().deployed(project.name(), environment.name());
        var isTest = Experiment.isWanted(request, plain, deployed);
        var tried = List.of(new Resolved.Further(plain, images));
        if (isTest) {
            Experiment.checkControl(plain, images, deployed.orElseThrow());
            tried =
                    Experiment.tried(plain, request.service()).stream()
                            .map(variant -> {
                                var asked = Experiment.images(request.images(), plain, variant);
                                return new Resolved.Further(
                                        variant, images(environment, run, asked, known, variant));
                            })
                            .toList();
        }
        var application = tried.getFirst().application();
        var warnings = new ArrayList<>(read.warnings());
        application.services().forEach(service -> warnings.addAll(warnings(service)));
        return new Resolved(
                project,
                environment,
                application,
                tried.getFirst().images(),
                read.text(),
                run.map(PipelineRun::id).orElse(null),
                warnings,
                tried.subList(1, tried.size()));
    }

    /// Where an environment comes after another and nothing else is asked for, what runs there
    /// moves on as it is.
    private Optional<Version> promoted(ReleaseRequest request, Environment environment) {
        var before = environment.after();
        if (before == null || request.run().isPresent() || !request.images().isEmpty()) {
            return Optional.empty();
        }
        return ports.releases()
                .deployed(request.project(), before)
                .flatMap(there -> ports.releases().version(request.project(), there.version()));
    }

    private Map<String, Version.ImageIdentity> images(
            Environment environment,
            Optional<PipelineRun> run,
            Map<String, String> asked,
            Map<String, Version.ImageIdentity> known,
            Application application) {
        return new ImageSource(
                        ports.engines().engine(environment.context()), run, asked, known, _ -> {})
                .identities(application);
    }

    Project project(ReleaseRequest request) {
        return ports.projects()
                .find(request.project())
                .orElseThrow(() ->
                        ProblemException.usage(
                                "project.unknown",
                                "There is no project \"" + request.project() + "\".",
                                "Add it by `slipway project add PATH`."));
    }

    Environment environment(ReleaseRequest request) {
        return ports.environments()
                .find(request.environment())
                .orElseThrow(() ->
                        ProblemException.usage(
                                "environment.unknown",
                                "There is no environment \"" + request.environment() + "\".",
                                "Add it by `slipway env add " + request.environment() + "`."));
    }

    private Optional<PipelineRun> run(ReleaseRequest request, Project project) {
        if (request.run().isPresent()) {
            var id = request.run().get();
            return Optional.of(
                    ports.runs()
                            .find(id)
                            .orElseThrow(() ->
                                    ProblemException.usage(
                                            "run.unknown",
                                            "There is no run " + id + ".",
                                            "`slipway runs` lists them.")));
        }
        var latest = latestGood(project);
        if (latest.isEmpty() && request.images().isEmpty() && request.composeText().isEmpty()) {
            throw ProblemException.usage(
                    "release.noRun",
                    "No run of " + project.name() + " was successful on its default branch yet.",
                    "Run it first (`slipway run "
                            + project.name()
                            + "`), or name an image by --image.");
        }
        return latest;
    }

    private Optional<PipelineRun> latestGood(Project project) {
        var good =
                ports
                        .runs()
                        .list(Optional.of(project.name()), Optional.empty(), RUNS_LOOKED_AT)
                        .stream()
                        .filter(run -> run.status() == Status.SUCCESS)
                        .toList();
        if (good.isEmpty()) {
            return Optional.empty();
        }
        var branch = defaultBranch(project);
        return good.stream().filter(run -> branch.map(run.ref()::equals).orElse(true)).findFirst();
    }

    // A repository that is away for the moment does not keep what was built from it from users.
    private Optional<String> defaultBranch(Project project) {
        try {
            ports.source().fetch(project);
            return ports.source().branches(project).stream().findFirst().map(b -> b.name());
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private ComposeSource.Read compose(
            ReleaseRequest request,
            Project project,
            Environment environment,
            Optional<PipelineRun> run) {
        if (request.composeText().isPresent()) {
            var name = request.composePath().orElse("compose.yaml");
            return compose.given(
                    project,
                    environment,
                    new ComposeReader.Text(name, request.composeText().get()));
        }
        return compose.ofRevision(
                project,
                environment,
                run.map(PipelineRun::revision).orElseGet(() -> head(project)));
    }

    private Revision head(Project project) {
        return ports.source().resolve(project, "HEAD").revision();
    }

    private static void checkRouted(Optional<Service> service, String name) {
        if (service.flatMap(Service::release).isEmpty()) {
            throw ProblemException.usage(
                    "release.service",
                    "There is no service \"" + name + "\" that takes traffic.",
                    "Give it `x-release` in the Compose file, or leave --service out.");
        }
    }

    private static List<String> warnings(Service service) {
        var warnings = new ArrayList<String>();
        if (service.release().isPresent() && service.healthCheck().isEmpty()) {
            warnings.add(
                    service.name()
                            + " has no health check: it counts as healthy as soon as it accepts"
                            + " connections.");
        }
        if (!service.hostAccess().isEmpty()) {
            warnings.add(
                    service.name()
                            + " reaches the host: "
                            + service.hostAccess().stream().collect(Collectors.joining(", "))
                            + ".");
        }
        return warnings;
    }
}
