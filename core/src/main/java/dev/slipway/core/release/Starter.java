package dev.slipway.core.release;

import dev.slipway.core.compose.ReleaseSpec;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.engine.Images;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.environment.Freeze;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.ProjectName;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Commits new releases: forward ones, and ways back.
final class Starter {
    private final ReleasePorts ports;
    private final ReleaseStore store;
    private final Resolver resolver;
    private final Clock clock;
    private final Admission admission;

    Starter(ReleasePorts ports) {
        this.ports = ports;
        this.store = ports.releases();
        this.resolver = new Resolver(ports);
        this.clock = ports.clock();
        this.admission = new Admission(store, ports.blocked());
    }

    ReleaseState start(ReleaseRequest request) {
        checkFree(request);
        var resolved = resolver.resolve(request);
        admission.check(request, resolved);
        var before = request.supersede() ? stepAside(request) : Optional.<ReleaseId>empty();
        var version = store.version(draft(request, resolved));
        return store.create(
                request.project(),
                request.environment(),
                target -> {
                    checkFree(target, before);
                    return made(request, resolved, version, target, before);
                },
                why(request));
    }

    // What was agreed to beforehand stands in the journal and the audit.
    private static String why(ReleaseRequest request) {
        var agreed = request.permissions();
        return (agreed.hostAccess() ? "host access confirmed" : "")
                + (agreed.hostAccess() && agreed.override().isPresent() ? "; " : "")
                + agreed.override().map(reason -> "override: " + reason).orElse("");
    }

    // Busy is told before anything is looked up or pulled.
    private void checkFree(ReleaseRequest request) {
        if (!request.supersede()) {
            unsettled(request.project(), request.environment()).ifPresent(Starter::refuse);
        }
    }

    private static void checkFree(ReleaseStore.Target target, Optional<ReleaseId> before) {
        target.unfinished().stream()
                .filter(state -> !state.phase().isSettled())
                .filter(state -> before.isEmpty() || state.phase() != Phase.Aborting)
                .findFirst()
                .ifPresent(Starter::refuse);
    }

    private static void refuse(ReleaseState busy) {
        throw ProblemException.usage(
                "release.busy",
                "The release "
                        + busy.id()
                        + " of "
                        + busy.release().project()
                        + " in "
                        + busy.release().environment()
                        + " is still live.",
                "Wait for it, abort it (`slipway abort " + busy.id() + "`), or use --supersede.");
    }

    private Optional<ReleaseState> unsettled(ProjectName project, EnvironmentName environment) {
        return store.unfinished().stream()
                .filter(state -> state.release().project().equals(project))
                .filter(state -> state.release().environment().equals(environment))
                .filter(state -> !state.phase().isSettled())
                .max(Comparator.comparing(state -> state.id().number()));
    }

    /// The live release gives its weight back and goes; the new one waits for that.
    private Optional<ReleaseId> stepAside(ReleaseRequest request) {
        var live = unsettled(request.project(), request.environment());
        while (live.isPresent() && live.get().phase() != Phase.Aborting) {
            var now = clock.instant();
            var next =
                    Moves.aborting(
                            live.get(), Outcome.Superseded, "A newer release took over.", now);
            store.save(
                    next,
                    JournalEntry.by(next, now, "superseded", request.by(), ""),
                    Optional.empty());
            live = unsettled(request.project(), request.environment());
        }
        return live.map(ReleaseState::id);
    }

    // What a release of one service leaves alone is of the version that runs.
    private ReleaseStore.Draft draft(ReleaseRequest request, Resolved resolved) {
        return resolved.draft(clock.instant());
    }

    private ReleaseStore.Made made(
            ReleaseRequest request,
            Resolved resolved,
            Version version,
            ReleaseStore.Target target,
            Optional<ReleaseId> before) {
        var blueprint =
                new Blueprint(target, resolved.application(), resolved.images(), request.service());
        var parts = blueprint.parts();
        var strategy =
                blueprint.from().map(_ -> Blueprint.strategy(request, blueprint.spec(parts)));
        return new ReleaseStore.Made(
                release(
                        blueprint,
                        target,
                        request,
                        version.id(),
                        strategy,
                        Outcome.Promoted,
                        blueprint.plan(request, parts),
                        before,
                        resolved.environment().approval(),
                        frozenUntil(request, resolved)),
                resolved.application());
    }

    private Release release(
            Blueprint blueprint,
            ReleaseStore.Target target,
            ReleaseRequest request,
            VersionId version,
            Optional<StrategyName> strategy,
            Outcome goal,
            Plan plan,
            Optional<ReleaseId> before,
            boolean approval,
            Optional<Instant> frozenUntil) {
        var parts = blueprint.parts();
        return new Release(
                target.next(),
                request.project(),
                request.environment(),
                version,
                blueprint.from(),
                strategy,
                goal,
                plan,
                parts,
                blueprint.longest(parts, ReleaseSpec::readyLimit),
                blueprint.longest(parts, ReleaseSpec::drainLimit),
                blueprint.longest(parts, ReleaseSpec::scaleDownDelay),
                before,
                approval,
                request.by(),
                clock.instant(),
                strategy.filter(StrategyName.AB_TEST::equals)
                        .map(_ -> Experiment.of(blueprint.spec(parts))),
                frozenUntil);
    }

    private Optional<Instant> frozenUntil(ReleaseRequest request, Resolved resolved) {
        return request.permissions().override().isPresent()
                ? Optional.empty()
                : Freeze.endOf(resolved.environment().freezes(), clock.instant());
    }

    ReleaseState rollback(
            ProjectName project,
            EnvironmentName environment,
            Optional<VersionId> to,
            String by,
            String why) {
        var request = ReleaseRequest.of(project, environment, by);
        checkFree(request);
        var earlier = new GoodVersions(store, project, environment).require(to);
        var application = store.application(earlier.id());
        var version = store.version(project, earlier.release().version()).orElseThrow();
        admission.checkBlocked(project, version.images());
        return store.create(
                project,
                environment,
                target -> {
                    checkFree(target, Optional.empty());
                    var blueprint =
                            new Blueprint(target, application, version.images(), Optional.empty());
                    var parts = blueprint.parts();
                    var isHot = blueprint.isHot(parts);
                    var spec = blueprint.spec(parts);
                    var plan =
                            isHot
                                    ? Strategies.switchBack()
                                    : Strategies.of(
                                            StrategyName.BLUE_GREEN,
                                            spec.promotedAtOnce(),
                                            List.of(),
                                            parts);
                    return new ReleaseStore.Made(
                            release(
                                    blueprint,
                                    target,
                                    request,
                                    version.id(),
                                    Optional.of(StrategyName.BLUE_GREEN),
                                    isHot ? Outcome.FastRolledBack : Outcome.RolledBack,
                                    plan,
                                    Optional.empty(),
                                    false,
                                    Optional.empty()),
                            application);
                },
                why);
    }

    /// What `start` would do now; nothing is saved.
    PlanView plan(ReleaseRequest request) {
        var resolved = resolver.resolve(request);
        var target =
                new ReleaseStore.Target(
                        new ReleaseId(1),
                        store.deployed(request.project(), request.environment()),
                        List.of());
        var blueprint =
                new Blueprint(target, resolved.application(), resolved.images(), request.service());
        var parts = blueprint.parts();
        var changes = new ArrayList<PlanView.Change>();
        parts.forEach(part -> changes.addAll(changes(resolved, part)));
        unchanged(resolved, blueprint.running(), parts)
                .forEach(name -> changes.add(new PlanView.Change("keep", name, "", "unchanged")));
        var plan = blueprint.plan(request, parts);
        return new PlanView(
                blueprint.from(),
                blueprint.from().map(_ -> Blueprint.strategy(request, blueprint.spec(parts))),
                changes,
                pulls(resolved),
                plan.steps().stream().map(Plan.Step::text).toList(),
                Outlook.of(store, request.project(), request.environment()).of(plan),
                resolved.warnings(),
                admission.newHostAccess(
                        request.project(), request.environment(), resolved.application()),
                Admission.gates(resolved.environment(), clock.instant()));
    }

    private static List<String> unchanged(
            Resolved resolved, Map<String, Generation> running, List<Part> parts) {
        return resolved.application().services().stream()
                .map(service -> service.name())
                .filter(running::containsKey)
                .filter(name -> parts.stream().noneMatch(part -> part.service().equals(name)))
                .toList();
    }

    private static List<PlanView.Change> changes(Resolved resolved, Part part) {
        var app = resolved.application().name();
        var action =
                part.candidate().isEmpty()
                        ? "stop"
                        : part.stable().isEmpty() ? "create" : "replace";
        var why =
                switch (action) {
                    case "stop" -> "no longer in the Compose file";
                    case "create" -> "new";
                    default -> "image or configuration changed";
                };
        var generation = part.candidate().or(part::stable).orElseThrow();
        var changes = new ArrayList<PlanView.Change>();
        for (var ordinal = 1; ordinal <= generation.replicas(); ordinal++) {
            var name = app + "-" + part.service() + "-" + generation.hash() + "-" + ordinal;
            changes.add(new PlanView.Change(action, part.service(), name, why));
        }
        return changes;
    }

    private List<PlanView.Pull> pulls(Resolved resolved) {
        Images images = ports.engines().engine(resolved.environment().context()).images();
        return resolved.images().entrySet().stream()
                .filter(entry -> images.find(entry.getValue().imageId()).isEmpty())
                .map(entry ->
                        new PlanView.Pull(
                                entry.getKey(), entry.getValue().reference(), Optional.empty()))
                .toList();
    }
}
