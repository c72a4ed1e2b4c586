package dev.slipway.core.release;

import dev.slipway.core.adapter.simulated.SimulatedReleaseStore;
import dev.slipway.core.compose.AnalysisSpec;
import dev.slipway.core.compose.Application;
import dev.slipway.core.compose.ReleaseSpec;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.compose.VariantSpec;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.event.EventBus;
import dev.slipway.core.release.verdict.MetricVerdict;
import dev.slipway.core.release.verdict.Verdict;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A release in an imaginary world, carried on by hand: one look, one action at a time.
final class Scene {
    static final ProjectName SHOP = new ProjectName("shop");
    static final EnvironmentName PROD = new EnvironmentName("prod");
    static final Application NO_SERVICES =
            new Application("shop-prod", List.of(), List.of(), List.of(), "");
    static final Duration READY_LIMIT = Duration.ofSeconds(60);

    final MovableClock clock = new MovableClock();
    final ImaginaryWorld world = new ImaginaryWorld(clock);
    final Deque<Runnable> actions = new ArrayDeque<>();
    final ReleaseId id;
    ReleaseStore store;
    private Reconciler reconciler;

    /// Stable runs, the candidate is asked for.
    Scene(StrategyName strategy, int replicas, ReleaseSpec.Step... steps) {
        this(new SimulatedReleaseStore(), strategy, replicas, steps);
    }

    Scene(ReleaseStore store, StrategyName strategy, int replicas, ReleaseSpec.Step... steps) {
        this.store = store;
        var part = part(replicas);
        part.stable().ifPresent(generation -> world.runs("web", generation));
        var plan = Strategies.of(strategy, spec(), List.of(steps), List.of(part));
        id = created(Optional.of(new VersionId(1)), Optional.of(strategy), plan, List.of(part));
        reconciler = newReconciler();
    }

    /// What runs and the candidate with others beside it: further variants of an A/B test, or one
    /// fresh baseline of a canary.
    static Scene beside(
            StrategyName strategy, int replicas, int others, ReleaseSpec.Step... steps) {
        var more =
                IntStream.range(0, others)
                        .mapToObj(i -> generation("beside" + i, replicas, 2 + i))
                        .toList();
        var further =
                IntStream.range(0, others)
                        .mapToObj(i ->
                                new AbTest.Further("b" + i, new VersionId(3 + i), Optional.empty()))
                        .toList();
        var test =
                strategy == StrategyName.AB_TEST
                        ? Optional.of(
                                new AbTest(
                                        "control",
                                        "blue",
                                        false,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        further))
                        : Optional.<AbTest>empty();
        return new Scene(strategy, part(replicas).beside(more), test, steps);
    }

    private Scene(
            StrategyName strategy, Part part, Optional<AbTest> test, ReleaseSpec.Step... steps) {
        store = new SimulatedReleaseStore();
        part.stable().ifPresent(generation -> world.runs("web", generation));
        var plan = Strategies.of(strategy, spec(variants(test)), List.of(steps), List.of(part));
        id =
                created(
                        Optional.of(new VersionId(1)),
                        Optional.of(strategy),
                        plan,
                        List.of(part),
                        test);
        reconciler = newReconciler();
    }

    private static List<VariantSpec> variants(Optional<AbTest> test) {
        return test.stream()
                .flatMap(t -> {
                    var share = Weight.percent(100.0 / t.sides().size());
                    return t.sides().stream()
                            .map(side ->
                                    new VariantSpec(
                                            t.name(side),
                                            share,
                                            side == Side.STABLE
                                                    ? Map.of()
                                                    : Map.of("NAME", t.name(side)),
                                            Optional.empty(),
                                            Optional.empty()));
                })
                .toList();
    }

    /// Two services that come in together.
    Scene(ReleaseSpec.Step... steps) {
        store = new SimulatedReleaseStore();
        var web = part(1);
        var api =
                new Part(
                        "api",
                        true,
                        Optional.of(generation("old-api", 1, 0)),
                        Optional.of(generation("new-api", 1, 1)));
        var parts = List.of(web, api);
        parts.forEach(p -> p.stable().ifPresent(g -> world.runs(p.service(), g)));
        var plan = Strategies.of(StrategyName.CANARY, spec(), List.of(steps), parts);
        id = created(Optional.of(new VersionId(1)), Optional.of(StrategyName.CANARY), plan, parts);
        reconciler = newReconciler();
    }

    Weight weight(String service) {
        return Optional.ofNullable(world.splits.get(service))
                .map(split -> split.of(new Slot(1)))
                .orElse(Weight.NONE);
    }

    /// Nothing runs yet.
    Scene(int replicas) {
        store = new SimulatedReleaseStore();
        var part = new Part("web", true, Optional.empty(), part(replicas).candidate());
        id =
                created(
                        Optional.empty(),
                        Optional.empty(),
                        Strategies.firstDeploy(List.of()),
                        List.of(part));
        reconciler = newReconciler();
    }

    static Part part(int replicas) {
        return new Part(
                "web",
                true,
                Optional.of(generation("old", replicas, 0)),
                Optional.of(generation("new", replicas, 1)));
    }

    static Generation generation(String hash, int replicas, int slot) {
        return new Generation(
                new ReleaseId(1),
                hash,
                "sha256:" + hash,
                replicas,
                Optional.of(new Slot(slot)),
                Map.of(),
                false);
    }

    static ReleaseSpec spec() {
        return spec(List.of());
    }

    private static ReleaseSpec spec(List<VariantSpec> variants) {
        return new ReleaseSpec(
                8080,
                "127.0.0.1",
                0,
                Optional.empty(),
                List.of(),
                Duration.ofMinutes(5),
                true,
                Duration.ZERO,
                Duration.ofSeconds(30),
                READY_LIMIT,
                1,
                0,
                variants,
                false,
                Optional.empty(),
                false,
                List.of());
    }

    static ReleaseSpec.Step weight(int percent) {
        return new ReleaseSpec.Step.SetWeight(Weight.percent(percent));
    }

    static ReleaseSpec.Step analysis(Duration atMost) {
        return new ReleaseSpec.Step.Analysis(AnalysisSpec.DEFAULT.atMost(atMost));
    }

    static ReleaseSpec.Step capacity(int percent) {
        return new ReleaseSpec.Step.SetCanaryScale(Weight.percent(percent));
    }

    /// Figures of the errors with this verdict.
    static List<MetricVerdict> figures(Verdict verdict) {
        return List.of(
                new MetricVerdict(
                        "errors",
                        true,
                        verdict,
                        1,
                        1,
                        1_000,
                        10,
                        10,
                        Optional.of(500L),
                        Optional.empty(),
                        Optional.empty(),
                        ""));
    }

    static ReleaseSpec.Step pause() {
        return new ReleaseSpec.Step.Pause(Optional.empty());
    }

    static ReleaseSpec.Step pause(Duration duration) {
        return new ReleaseSpec.Step.Pause(Optional.of(duration));
    }

    private ReleaseId created(
            Optional<VersionId> from,
            Optional<StrategyName> strategy,
            Plan plan,
            List<Part> parts) {
        return created(from, strategy, plan, parts, Optional.empty());
    }

    private ReleaseId created(
            Optional<VersionId> from,
            Optional<StrategyName> strategy,
            Plan plan,
            List<Part> parts,
            Optional<AbTest> test) {
        return store.create(
                        SHOP,
                        PROD,
                        target ->
                                new ReleaseStore.Made(
                                        new Release(
                                                target.next(),
                                                SHOP,
                                                PROD,
                                                new VersionId(2),
                                                from,
                                                strategy,
                                                Outcome.Promoted,
                                                plan,
                                                parts,
                                                READY_LIMIT,
                                                Duration.ofSeconds(30),
                                                Duration.ofMinutes(5),
                                                Optional.empty(),
                                                false,
                                                "li",
                                                clock.instant(),
                                                test),
                                        NO_SERVICES),
                        "")
                .id();
    }

    static Release withId(Release like, ReleaseId id) {
        return new Release(
                id,
                like.project(),
                like.environment(),
                like.version(),
                like.from(),
                like.strategy(),
                like.goal(),
                like.plan(),
                like.parts(),
                like.readyLimit(),
                like.drainLimit(),
                like.scaleDownDelay(),
                like.after(),
                like.approval(),
                like.by(),
                like.startedAt(),
                like.test());
    }

    private Reconciler newReconciler() {
        return new Reconciler(
                id, store, world, new EventBus(), clock, actions::add, () -> {}, _ -> {});
    }

    /// Goes on with another store.
    void use(ReleaseStore other) {
        store = other;
        reconciler = newReconciler();
    }

    /// The driver dies; what it was doing is lost. Another one comes.
    void kill() {
        actions.clear();
        reconciler = newReconciler();
    }

    ReleaseState state() {
        return store.find(id).orElseThrow();
    }

    Part part() {
        return state().release().parts().getFirst();
    }

    Weight weight(Slot slot) {
        return Optional.ofNullable(world.splits.get("web"))
                .map(split -> split.of(slot))
                .orElse(Weight.NONE);
    }

    Weight weight() {
        return Optional.ofNullable(world.splits.get("web"))
                .map(split -> split.of(new Slot(1)))
                .orElse(Weight.NONE);
    }

    void look() {
        var seen = world.observe(state());
        reconciler.tick(
                new Observed(
                        seen.at(),
                        reconciler.watchedSince(),
                        seen.isPrepared(),
                        seen.isFree(),
                        false,
                        seen.parts(),
                        Map.of(),
                        seen.verdicts()));
    }

    void act() {
        while (!actions.isEmpty()) {
            actions.removeFirst().run();
        }
    }

    /// Time passes, a second at a look.
    Scene pass(int seconds) {
        for (var i = 0; i < seconds; i++) {
            look();
            act();
            clock.advance(Duration.ofSeconds(1));
        }
        look();
        return this;
    }

    Scene ask(ReleaseStatus.Verb verb) {
        var next = Verbs.after(state(), verb, "because", clock.instant());
        store.save(
                next,
                JournalEntry.by(next, clock.instant(), verb.name(), "li", "because"),
                Optional.empty());
        return this;
    }

    void save(ReleaseState next) {
        store.save(
                next, JournalEntry.by(next, clock.instant(), "asks", "li", ""), Optional.empty());
    }

    Scene hand(int percent) {
        var next = Verbs.weight(state(), Weight.percent(percent), clock.instant());
        store.save(
                next, JournalEntry.by(next, clock.instant(), "weight", "li", ""), Optional.empty());
        return this;
    }
}
