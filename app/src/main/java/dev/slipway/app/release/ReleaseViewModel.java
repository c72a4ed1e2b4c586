package dev.slipway.app.release;

import dev.slipway.app.fx.Background;
import dev.slipway.app.fx.LiveEvents;
import dev.slipway.app.fx.Refresh;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.Core;
import dev.slipway.core.event.StoreChanged;
import dev.slipway.core.event.Subscription;
import dev.slipway.core.release.AbTest;
import dev.slipway.core.release.Foresight;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.release.ReleaseReport;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.release.Sample;
import dev.slipway.core.release.verdict.EvidencePoint;
import dev.slipway.core.traffic.Weight;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// One release as it stands, kept up while it is live, and the draft of a new weight. Verbs are
/// committed off the FX thread and somebody is made to drive them; what came of them is seen in the
/// next snapshot. FX thread only.
final class ReleaseViewModel implements AutoCloseable {
    private static final Duration CHARTED = Duration.ofMinutes(10);

    private final Core core;
    private final Background background;
    private final ReleaseId id;
    private final Clock clock;
    private final String user;
    private final ReadOnlyObjectWrapper<Optional<Snapshot>> snapshot =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Weight>> draft =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<VariantShares>> shares =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem =
            new SimpleObjectProperty<>(Optional.empty());
    private final Refresh<Snapshot> refresh;
    private final List<Subscription> subscriptions;
    private volatile @Nullable List<Foresight> foreseen;

    /// What was read at one time.
    ///
    /// @param foresights what its analyses can see, as read when the page was opened
    /// @param test the A/B test that it is, if it is one
    record Snapshot(
            ReleaseStatus status,
            ReleaseReport report,
            List<Sample> series,
            List<EvidencePoint> evidence,
            List<Foresight> foresights,
            Optional<AbTest> test) {

        /// What was counted in the last minute.
        Lately lately() {
            return Lately.of(series);
        }
    }

    ReleaseViewModel(
            Core core,
            Background background,
            LiveEvents events,
            Clock clock,
            String user,
            ReleaseId id) {
        this.core = core;
        this.background = background;
        this.clock = clock;
        this.user = user;
        this.id = id;
        this.refresh = new Refresh<>(background, this::read, this::show, this::refused);
        this.subscriptions =
                List.of(
                        events.on(ReleaseEvent.class, this::heard),
                        events.on(StoreChanged.class, e -> refresh.ask()));
        refresh.ask();
        drive();
    }

    private void heard(ReleaseEvent event) {
        if (event.release().equals(id)) {
            refresh.ask();
        }
    }

    private Snapshot read() {
        var releases = core.releases();
        return new Snapshot(
                releases.status(id),
                releases.report(id),
                releases.series(id, clock.instant().minus(CHARTED)),
                releases.evidence(id),
                foresights(),
                releases.test(id));
    }

    // One reading at a time, so that nobody else comes in between.
    private List<Foresight> foresights() {
        var known = foreseen;
        if (known == null) {
            known = core.releases().foresights(id);
            foreseen = known;
        }
        return known;
    }

    private void show(Snapshot read) {
        if (!snapshot.get().equals(Optional.of(read))) {
            snapshot.set(Optional.of(read));
        }
    }

    private void refused(Problem why) {
        problem.set(Optional.of(why));
    }

    /// A live release that nobody drives goes on as soon as somebody looks at it.
    private void drive() {
        run(
                () -> {
                    if (core.releases().status(id).isLive()) {
                        core.releases().ensureDriven();
                    }
                    return id;
                },
                done -> {});
    }

    /// Drags the slider; nothing moves yet. A draft equal to what is asked already is none.
    void draft(Weight weight) {
        var asked = snapshot.get().map(s -> s.status().desiredWeight());
        draft.set(asked.equals(Optional.of(weight)) ? Optional.empty() : Optional.of(weight));
    }

    /// Drags a thumb of an A/B test's bar. @param asked what is asked already
    void draft(VariantShares wanted, VariantShares asked) {
        shares.set(wanted.hasWeightsOf(asked) ? Optional.empty() : Optional.of(wanted));
    }

    void discard() {
        draft.set(Optional.empty());
        shares.set(Optional.empty());
    }

    /// Commits the draft.
    void release() {
        draft.get()
                .ifPresent(weight ->
                        commit(() -> core.releases().weight(id, Map.of("", weight), user, "")));
        shares.get()
                .ifPresent(wanted ->
                        commit(() -> core.releases().weight(id, wanted.byName(), user, "")));
        discard();
    }

    /// Ends an A/B test for one of its variants.
    void promote(String variant) {
        commit(() -> core.releases().promoteVariant(id, variant, user, ""));
    }

    void ask(Verb verb) {
        commit(() -> core.releases().ask(id, verb, user, ""));
    }

    private void commit(Runnable intent) {
        problem.set(Optional.empty());
        run(
                () -> {
                    intent.run();
                    core.releases().ensureDriven();
                    return id;
                },
                done -> refresh.ask());
    }

    private <T> void run(Callable<T> action, Consumer<T> then) {
        background.load(action, then, this::refused);
    }

    ReadOnlyObjectProperty<Optional<Snapshot>> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    ObjectProperty<Optional<Weight>> draft() {
        return draft;
    }

    ObjectProperty<Optional<VariantShares>> shares() {
        return shares;
    }

    ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    @Override
    public void close() {
        refresh.close();
        subscriptions.forEach(Subscription::close);
    }
}
