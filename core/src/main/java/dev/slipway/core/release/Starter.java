package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import dev.slipway.core.compose.ReleaseSpec;
import dev.slipway.core.compose.Service;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.engine.Images;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.environment.Freeze;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.ProjectName;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
        var further =
                resolved.drafts(clock.instant()).stream()
                        .map(draft -> store.version(draft).id())
                        .toList();
        return begun(
                store.create(
                        request.project(),
                        request.environment(),
                        target -> {
                            checkFree(target, before);
                            return made(request, resolved, version, further, target, before);
                        },
                        why(request)));
    }

    /// Where the router had no place left, old versions that are only kept go now.
    private ReleaseState begun(ReleaseState made) {
        var release = made.release();
        release.after()
                .flatMap(store::find)
                .filter(state -> state.phase() == Phase.Healthy)
                .ifPresent(_ ->
                        store.unfinished().stream()
                                .filter(state -> Neighbours.isEarlier(state.release(), release))
                                .forEach(this::keepNoLonger));
        return made;
    }

    // The driver may be faster: then it is looked at again.
    private void keepNoLonger(ReleaseState kept) {
        for (var state = Optional.of(kept);
                state.isPresent() && state.get().hotUntil() != null;
                state = store.find(kept.id())) {
            var now = clock.instant();
            var next = Moves.keptNoLonger(state.get(), now);
            store.save(
                    next,
                    JournalEntry.of(next, now, "the old version is not kept: its place is needed"),
                    Optional.empty());
        }
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
            List<VersionId> further,
            ReleaseStore.Target target,
            Optional<ReleaseId> before) {
        var blueprint = blueprint(request, resolved, target);
        var parts = blueprint.parts();
        var strategy =
                blueprint.from().map(_ -> Blueprint.strategy(request, blueprint.spec(parts)));
        return new ReleaseStore.Made(
                release(
                        blueprint,
                        target,
                        request,
                        version.id(),
                        further,
                        strategy,
                        Outcome.Promoted,
                        blueprint.plan(request, parts),
                        before,
                        resolved.environment().approval(),
                        frozenUntil(request, resolved)),
                resolved.application().beside(blueprint.alternatives(parts)));
    }

    private Blueprint blueprint(
            ReleaseRequest request, Resolved resolved, ReleaseStore.Target target) {
        return new Blueprint(
                target,
                resolved.application(),
                resolved.images(),
                request.service(),
                new Blueprint.Extras(
                        resolved.further(), isBaselineWanted(request, resolved), this::running));
    }

    private static boolean isBaselineWanted(ReleaseRequest request, Resolved resolved) {
        return resolved.application().routed().stream()
                .filter(service -> request.service().map(service.name()::equals).orElse(true))
                .flatMap(service -> service.release().stream())
                .anyMatch(spec ->
                        (spec.freshBaseline() || request.permissions().freshBaseline())
                                && Blueprint.strategy(request, spec) == StrategyName.CANARY);
    }

    private Service running(String service, Generation generation) {
        return store.application(generation.madeBy())
                .service(service, generation.hash())
                .orElseThrow();
    }

    private Release release(
            Blueprint blueprint,
            ReleaseStore.Target target,
            ReleaseRequest request,
            VersionId version,
            List<VersionId> further,
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
                before.or(blueprint::evicted),
                approval,
                request.by(),
                clock.instant(),
                strategy.filter(StrategyName.AB_TEST::equals)
                        .map(_ -> Experiment.of(blueprint.spec(parts), further)),
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
        var application = applicationOf(earlier);
        var version = store.version(project, earlier.version()).orElseThrow();
        admission.checkBlocked(project, version.images());
        return begun(
                store.create(
                        project,
                        environment,
                        target -> {
                            checkFree(target, Optional.empty());
                            var blueprint =
                                    new Blueprint(
                                            target,
                                            application,
                                            version.images(),
                                            Optional.empty());
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
                                            List.of(),
                                            Optional.of(StrategyName.BLUE_GREEN),
                                            isHot ? Outcome.FastRolledBack : Outcome.RolledBack,
                                            plan,
                                            Optional.empty(),
                                            false,
                                            Optional.empty()),
                                    application);
                        },
                        why));
    }

    /// The version that runs, of one service with another number of containers.
    ReleaseState scale(ReleaseRequest request, String service, int containers, String why) {
        checkFree(request);
        return begun(
                store.create(
                        request.project(),
                        request.environment(),
                        target -> {
                            checkFree(target, Optional.empty());
                            var scaling = Scaling.of(store, request, target, service, containers);
                            var blueprint = scaling.blueprint();
                            return new ReleaseStore.Made(
                                    release(
                                            blueprint,
                                            target,
                                            request,
                                            scaling.version(),
                                            List.of(),
                                            Optional.of(StrategyName.ROLLING),
                                            Outcome.Promoted,
                                            scaling.plan(),
                                            Optional.empty(),
                                            false,
                                            Optional.empty()),
                                    scaling.application());
                        },
                        why));
    }

    /// Of several variants with the one that won.
    private Application applicationOf(ReleaseState earlier) {
        var application = store.application(earlier.id());
        for (var part : earlier.release().parts()) {
            application =
                    part.of(earlier.winner(part))
                            .map(Generation::hash)
                            .map(application::taking)
                            .orElse(application);
        }
        return application;
    }

    /// What `start` would do now; nothing is saved.
    PlanView plan(ReleaseRequest request) {
        var resolved = resolver.resolve(request);
        var target =
                new ReleaseStore.Target(
                        new ReleaseId(1),
                        store.deployed(request.project(), request.environment()),
                        List.of());
        var blueprint = blueprint(request, resolved, target);
        var parts = blueprint.parts();
        var changes = PlannedChanges.of(resolved.application(), blueprint.running(), parts);
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
