package dev.slipway.core.release;

import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.release.verdict.EvidencePoint;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.Revision;
import dev.slipway.core.time.Signal;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Starting, steering and looking at releases. Verbs are durable intents that a driver carries out;
/// whoever drives may be another process. Safe from any thread and process.
public final class Releases {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);
    private static final int LISTED = 200;

    private final ReleasePorts ports;
    private final ReleaseStore store;
    private final Starter starter;
    private final Drivers drivers;
    private final Analyses analyses;

    public Releases(ReleasePorts ports) {
        this.ports = ports;
        this.store = ports.releases();
        this.starter = new Starter(ports);
        this.drivers = new Drivers(ports);
        this.analyses = new Analyses(store);
    }

    /// What a release would do. Changes nothing.
    public PlanView plan(ReleaseRequest request) {
        return starter.plan(request);
    }

    /// Commits a new release (phase Pending) and returns its id. Problems: `release.busy` (names
    /// the live one), `release.noRun`, `image.unavailable`, `compose.*`.
    public ReleaseId start(ReleaseRequest request) {
        return told(starter.start(request));
    }

    private ReleaseId told(ReleaseState state) {
        ports.events()
                .publish(
                        new ReleaseEvent.Moved(ports.clock().instant(), state.id(), state.phase()));
        drivers.ring();
        return state.id();
    }

    /// `rN` or `PROJECT@ENV` (the live one, else the latest). Problem `release.unknown`.
    public ReleaseId resolve(String reference) {
        var at = reference.indexOf('@');
        if (at < 0) {
            return require(ReleaseId.parse(reference)).id();
        }
        var project = new ProjectName(reference.substring(0, at));
        var environment = new EnvironmentName(reference.substring(at + 1));
        var all = store.list(Optional.of(project), Optional.of(environment), LISTED);
        return all.stream()
                .filter(state -> !state.phase().isSettled())
                .min(Comparator.comparing(state -> state.id().number()))
                .or(() -> all.stream().findFirst())
                .map(ReleaseState::id)
                .orElseThrow(() -> unknown(reference));
    }

    private ReleaseState require(ReleaseId id) {
        return store.find(id).orElseThrow(() -> unknown(id.toString()));
    }

    private static ProblemException unknown(String reference) {
        return ProblemException.usage(
                "release.unknown",
                "There is no release \"" + reference + "\".",
                "`slipway status` lists the live ones, `slipway history PROJECT` all of them.");
    }

    public ReleaseStatus status(ReleaseId id) {
        return view(require(id));
    }

    private ReleaseStatus view(ReleaseState state) {
        return new StatusView(store, state, ports.clock().instant()).status(drivers.drivenBy());
    }

    /// Like `status`, but engine and router are asked now instead of what the driver saw last.
    /// Problems: `engine.*`, `router.*`.
    public ReleaseStatus observe(ReleaseId id) {
        var state = require(id);
        var now = ports.clock().instant();
        var world = Deployer.of(ports, ports.clock(), false);
        var snapshot = SnapshotWriter.of(state, world.observe(state), world, "", now);
        return new StatusView(store, state, Optional.of(snapshot), now).status(drivers.drivenBy());
    }

    /// Those that somebody has to drive, oldest first.
    public List<ReleaseStatus> live() {
        return store.unfinished().stream().map(this::view).toList();
    }

    /// How every project stands in every environment that it was ever released to.
    public List<Standing> standings() {
        return store.newest().stream().map(Standing::of).toList();
    }

    /// Newest first.
    public List<ReleaseStatus> history(ProjectName project, Optional<EnvironmentName> environment) {
        return store.list(Optional.of(project), environment, LISTED).stream()
                .map(this::view)
                .toList();
    }

    /// Asks for a weight of the candidate (key "") or of named variants. Problem
    /// `release.notAllowed` with the reason.
    public void weight(ReleaseId id, Map<String, Weight> weights, String by, String why) {
        var wished = Shares.of(require(id).release(), weights);
        change(
                id,
                Verb.WEIGHT,
                "weight " + wished.text(),
                by,
                why,
                (state, now) -> Verbs.weights(state, wished.candidate(), wished.beside(), now));
    }

    /// Asks for any other verb (PROMOTE, PROMOTE_FULL, PAUSE, RESUME, ABORT, RETRY, APPROVE).
    public void ask(ReleaseId id, Verb verb, String by, String why) {
        if (verb == Verb.RETRY) {
            checkLatest(id);
        }
        if (verb == Verb.APPROVE && why.isBlank() && require(id).reason() == Reason.FreezeWindow) {
            throw notAllowed(id, "To go on in a freeze needs a reason: --reason TEXT.");
        }
        var isOfSeveral =
                require(id).release().test().map(test -> !test.others().isEmpty()).orElse(false);
        if (isOfSeveral && (verb == Verb.PROMOTE || verb == Verb.PROMOTE_FULL)) {
            throw notAllowed(id, "It has several variants: say by --variant which one has won.");
        }
        var what = verb.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        change(id, verb, what, by, why, (state, now) -> Verbs.after(state, verb, why, now));
    }

    /// Goes to a step of the plan, forward or back; counted from 0. Problem `release.notAllowed`.
    public void toStep(ReleaseId id, int step, String by, String why) {
        var steps = require(id).release().plan().steps().size();
        if (step < 0 || step >= steps) {
            throw notAllowed(id, "It has the steps 1 to " + steps + ".");
        }
        change(
                id,
                Verb.PROMOTE_FULL,
                "to step " + (step + 1),
                by,
                why,
                (state, now) -> Verbs.toStep(state, step, now));
    }

    /// Ends an A/B test for one of its variants. If the control wins, those who tried another one
    /// go back to it, and that is how the release ends: rolled back. Problem `release.notAllowed`.
    public void promoteVariant(ReleaseId id, String name, String by, String why) {
        var test =
                require(id)
                        .release()
                        .test()
                        .orElseThrow(() -> notAllowed(id, "It is not an A/B test."));
        var winner = test.side(name).orElseThrow(() -> notAllowed(id, test.namesAll()));
        change(
                id,
                Verb.PROMOTE_FULL,
                "promote " + name,
                by,
                why,
                (state, now) ->
                        winner == Side.STABLE
                                ? Moves.aborting(state, Outcome.RolledBack, why, now)
                                : Moves.promoting(state, winner, now).done());
    }

    /// Aborts by steps: half of the weight, held for ten seconds, then half of that.
    public void abortStepped(ReleaseId id, String by, String why) {
        change(
                id,
                Verb.ABORT,
                "abort by steps",
                by,
                why,
                (state, now) ->
                        state.phase() == Phase.Aborting
                                ? state.change().done()
                                : Moves.steppedAbort(state, why, now));
    }

    private void checkLatest(ReleaseId id) {
        var release = require(id).release();
        var latest =
                store.list(Optional.of(release.project()), Optional.of(release.environment()), 1);
        if (!latest.getFirst().id().equals(id)) {
            throw notAllowed(id, "A newer release (" + latest.getFirst().id() + ") came after it.");
        }
    }

    // Saved on top of what was looked at: where somebody was faster it is looked at again.
    private void change(
            ReleaseId id,
            Verb verb,
            String what,
            String by,
            String why,
            BiFunction<ReleaseState, Instant, ReleaseState> step) {
        while (true) {
            var state = require(id);
            Verbs.refusal(state, verb)
                    .ifPresent(reason -> {
                        throw notAllowed(id, reason);
                    });
            var now = ports.clock().instant();
            var next = step.apply(state, now);
            if (store.save(next, JournalEntry.by(next, now, what, by, why), Optional.empty())) {
                told(next);
                return;
            }
        }
    }

    private static ProblemException notAllowed(ReleaseId id, String reason) {
        return ProblemException.usage(
                "release.notAllowed", "That cannot be done with " + id + " now.", reason);
    }

    /// A new release of an earlier version (empty: the previous good one), without steps where that
    /// one is still hot.
    public ReleaseId rollback(
            ProjectName project,
            EnvironmentName environment,
            Optional<VersionId> to,
            String by,
            String why) {
        return told(starter.rollback(project, environment, to, by, why));
    }

    /// A release of what runs, with another number of containers of one service. Problems
    /// `release.nothingDeployed`, `release.service`, `release.notAllowed`, `release.busy`.
    public ReleaseId scale(ReleaseRequest request, String service, int containers, String why) {
        return told(starter.scale(request, service, containers, why));
    }

    /// Waits until the status satisfies `goal` or `atMost` passed; returns the last status either
    /// way.
    public ReleaseStatus await(ReleaseId id, Predicate<ReleaseStatus> goal, Duration atMost)
            throws InterruptedException {
        var end = ports.timer().nanoTime() + atMost.toNanos();
        var wake = new Signal();
        try (var _ =
                ports.events()
                        .on(
                                ReleaseEvent.Moved.class,
                                event -> {
                                    if (event.release().equals(id)) {
                                        wake.raise();
                                    }
                                })) {
            while (true) {
                var status = status(id);
                if (goal.test(status) || ports.timer().nanoTime() >= end) {
                    return status;
                }
                ports.timer().await(wake, LOOK_AGAIN);
            }
        }
    }

    public ReleaseReport report(ReleaseId id) {
        return new ReportView(store, require(id)).report();
    }

    /// What was counted per interval and version after `since`, oldest first: for charts.
    public List<Sample> series(ReleaseId id, Instant since) {
        return store.samples(require(id).id(), since);
    }

    /// How the evidence of the analysis that it is at grew, oldest first; empty if it is at none.
    public List<EvidencePoint> evidence(ReleaseId id) {
        return analyses.evidence(require(id));
    }

    /// Follows what the containers of all versions of a release print; the caller closes it.
    /// Problems `environment.unknown`, `engine.*`.
    public ReleaseLogs logs(ReleaseId id, int tail, Consumer<ReleaseLogs.Line> sink) {
        return ReleaseLogs.open(ports, require(id), tail, sink);
    }

    /// The A/B test that a release is, empty if it is none.
    public Optional<AbTest> test(ReleaseId id) {
        return require(id).release().test();
    }

    /// What each analysis of its plan can see at the traffic that was counted last.
    public List<Foresight> foresights(ReleaseId id) {
        var release = require(id).release();
        return Outlook.of(store, release.project(), release.environment())
                .foresights(release.plan());
    }

    /// Like `series`, as rows of comma-separated values, the first names the columns.
    public List<String> csv(ReleaseId id) {
        var release = require(id).release();
        return SampleCsv.of(release, store.samples(id, Instant.EPOCH));
    }

    /// All that was saved of it, what failed containers left behind included; oldest first.
    public List<JournalEntry> journal(ReleaseId id) {
        return store.journal(require(id).id());
    }

    /// Nobody may release these images any more, wherever. Problem `version.unknown`.
    public void block(ProjectName project, VersionId version, String by, String why) {
        if (store.version(project, version).isEmpty()) {
            throw ProblemException.usage(
                    "version.unknown",
                    "There is no " + version + " of " + project + ".",
                    "`slipway history " + project + "` lists them.");
        }
        var now = ports.clock().instant();
        ports.blocked().block(new BlockedVersions.Block(project, version, by, why, now));
        ports.audit().record(now, by, "version: block", project + " " + version, why);
    }

    /// Problem `version.unknown` if it is not blocked.
    public void unblock(ProjectName project, VersionId version, String by, String why) {
        if (!ports.blocked().unblock(project, version)) {
            throw ProblemException.usage(
                    "version.unknown", version + " of " + project + " is not blocked.", "");
        }
        ports.audit()
                .record(
                        ports.clock().instant(),
                        by,
                        "version: unblock",
                        project + " " + version,
                        why);
    }

    public List<BlockedVersions.Block> blocked(ProjectName project) {
        return ports.blocked().list(project);
    }

    /// Commits that came in with a release since the one before it in its environment, newest
    /// first; empty where git does not tell.
    public List<Revision> changes(ReleaseId id) {
        return new ChangeLog(ports).of(require(id).release());
    }

    /// What somebody changed by hand where no release is live. Problems `release.nothingDeployed`,
    /// `release.busy`, `engine.*`, `router.*`.
    public List<DriftItem> drift(ProjectName project, EnvironmentName environment) {
        return new Drift(ports, project, environment).items();
    }

    /// Makes things as they are to be; returns what was different. Problems as `drift`.
    public List<DriftItem> mend(ProjectName project, EnvironmentName environment, String by)
            throws InterruptedException {
        return new Drift(ports, project, environment).mend(by);
    }

    /// Stops and removes what runs of a project in an environment, router included. Problems
    /// `release.busy`, `engine.*`, `router.*`.
    public void down(ProjectName project, EnvironmentName environment, boolean volumes, String by)
            throws InterruptedException {
        new Demolition(ports, project, environment).run(volumes, by);
        drivers.ring();
    }

    /// Makes sure that some process drives what is live: this one's driver, else a new `slipway
    /// drive`.
    public void ensureDriven() {
        drivers.ensureDriven();
    }

    /// Drives what is live in this process until nothing is, or until interrupted. False at once if
    /// another process does.
    public boolean drive() throws InterruptedException {
        return drivers.drive();
    }
}
