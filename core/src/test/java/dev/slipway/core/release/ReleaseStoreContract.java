package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.compose.Application;
import dev.slipway.core.compose.ComposeReader;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.traffic.Histogram;
import dev.slipway.core.traffic.Measurement;
import dev.slipway.core.traffic.Slot;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a `ReleaseStore` does.
public abstract class ReleaseStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    protected abstract ReleaseStore store();

    private Scene scene() {
        return new Scene(
                store(),
                StrategyName.CANARY,
                2,
                Scene.weight(10),
                Scene.pause(Duration.ofMinutes(2)),
                Scene.pause());
    }

    private static ReleaseStore.Draft draft(String imageId, String config) {
        return new ReleaseStore.Draft(
                Scene.SHOP,
                Map.of("web", new Version.ImageIdentity("shop/web:7", imageId, null)),
                config,
                "services: {}",
                null,
                NOON);
    }

    @Test
    void equalContentIsOneVersion() {
        var first = store().version(draft("sha256:a", "c"));
        assertThat(store().version(draft("sha256:a", "c"))).isEqualTo(first);
        var second = store().version(draft("sha256:a", "d"));
        assertThat(List.of(first.id(), second.id()))
                .containsExactly(new VersionId(1), new VersionId(2));
        assertThat(store().version(Scene.SHOP, second.id())).contains(second);
        assertThat(store().version(Scene.SHOP, new VersionId(3))).isEmpty();
    }

    @Test
    void aReleaseIsReadAsItWasMade() {
        var scene = scene();
        var state = scene.state();
        assertThat(state.phase()).isEqualTo(Phase.Pending);
        assertThat(state.release().plan().steps()).hasSize(3);
        assertThat(state.release().plan().steps().get(1).parts())
                .containsExactly(new ReleaseStep.Pause(Duration.ofMinutes(2)));
        assertThat(state.release().parts()).containsExactly(Scene.part(2));
        assertThat(store().unfinished()).containsExactly(state);
        assertThat(store().list(Optional.of(Scene.SHOP), Optional.of(Scene.PROD), 10))
                .containsExactly(state);
        assertThat(store().application(scene.id)).isEqualTo(Scene.NO_SERVICES);
    }

    @Test
    void anApplicationIsReadAsItWasMade() {
        var application = application();
        var template = scene().state().release();
        var id =
                store().create(
                                Scene.SHOP,
                                Scene.PROD,
                                target ->
                                        new ReleaseStore.Made(
                                                Scene.withId(template, target.next()), application),
                                "")
                        .id();
        assertThat(store().application(new ReleaseId(id.number()))).isEqualTo(application);
    }

    private static Application application() {
        var text =
                """
                services:
                  db: {image: "busybox:stable", volumes: ["data:/data"], command: ["sleep", "1"]}
                  web:
                    image: busybox:stable
                    depends_on: {db: {condition: service_started}}
                    healthcheck: {test: ["CMD", "true"], interval: 1s}
                    deploy: {replicas: 2}
                    x-release:
                      port: 8080
                      strategy: canary
                      steps: [{setWeight: 5}, {pause: {duration: 2m}}, {pause: {}}]
                volumes: {data: {}}
                """;
        return ComposeReader.read(
                        new ComposeReader.Request(
                                "shop-prod",
                                new ComposeReader.Text("compose.yaml", text),
                                Optional.empty(),
                                Map.of()))
                .application()
                .orElseThrow();
    }

    @Test
    void aStateIsSavedOnlyOnTopOfTheOneItCameFrom() {
        var scene = scene();
        var before = scene.state();
        var next = before.change().pause(Reason.ApprovalGate).done();
        assertThat(store().save(next, JournalEntry.of(next, NOON, "waits"), Optional.empty()))
                .isTrue();
        assertThat(store().save(next, JournalEntry.of(next, NOON, "again"), Optional.empty()))
                .isFalse();
        assertThat(scene.state()).isEqualTo(next);
        assertThat(store().journal(scene.id))
                .extracting(JournalEntry::what)
                .containsExactly("asked for", "waits");
    }

    @Test
    void whatEndedNeedsNoDriver() {
        var scene = scene();
        var end = scene.state().change().settle(Phase.Healthy, Outcome.Promoted, NOON).cleaned();
        var next = end.done();
        var deployed = Deployed.after(Map.of(), next);
        store().save(next, JournalEntry.of(next, NOON, "healthy"), Optional.of(deployed));
        assertThat(store().unfinished()).isEmpty();
        assertThat(store().deployed(Scene.SHOP, Scene.PROD)).contains(deployed);
        store().undeploy(Scene.SHOP, Scene.PROD);
        assertThat(store().deployed(Scene.SHOP, Scene.PROD)).isEmpty();
    }

    @Test
    void whoMakesAReleaseSeesTheTargetAndMayRefuse() {
        var first = scene();
        assertThatThrownBy(() ->
                        store().create(
                                        Scene.SHOP,
                                        Scene.PROD,
                                        target -> {
                                            assertThat(target.next()).isEqualTo(new ReleaseId(2));
                                            assertThat(target.unfinished())
                                                    .containsExactly(first.state());
                                            throw new IllegalStateException("busy");
                                        },
                                        ""))
                .hasMessage("busy");
        assertThat(store().list(Optional.empty(), Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void whatWasSeenIsReadBack() {
        var id = scene().id;
        assertThat(store().shown(id)).isEmpty();
        var snapshot =
                new Snapshot(
                        NOON,
                        Map.of("web", Weight.percent(10)),
                        NOON,
                        List.of(new Snapshot.ServiceReady("web", 2, 1)),
                        Map.of("web", "http://127.0.0.1:8088"),
                        "a person",
                        null,
                        "",
                        List.of(),
                        List.of(new Snapshot.Beside("web", Side.THIRD, 1, Weight.percent(5))));
        store().show(id, snapshot);
        assertThat(store().shown(id)).contains(snapshot);
    }

    @Test
    void countsAddUp() {
        var id = scene().id;
        var meter =
                new Measurement(
                        NOON,
                        Map.of(
                                new Slot(1),
                                new Measurement.Counters(
                                        9, 1, Histogram.of(Map.of(300L, 9L)), 0, 1, 2)),
                        3);
        store().count(
                        id,
                        List.of(sample(NOON, 5), sample(NOON.plusSeconds(1), 4)),
                        Map.of("web", meter));
        assertThat(store().meters(id)).containsEntry("web", meter);
        assertThat(store().samples(id, NOON)).containsExactly(sample(NOON.plusSeconds(1), 4));
        var total = Optional.ofNullable(store().totals(id).get("web")).orElseThrow();
        assertThat(total).containsOnlyKeys(Side.CANDIDATE);
        var candidate = Objects.requireNonNull(total.get(Side.CANDIDATE));
        assertThat(candidate.requests()).isEqualTo(9);
        assertThat(candidate.latency().total()).isEqualTo(9);
    }

    private static Sample sample(Instant at, long requests) {
        return new Sample(
                at,
                Duration.ofSeconds(1),
                "web",
                Side.CANDIDATE,
                Weight.percent(10),
                requests,
                0,
                0,
                0,
                Histogram.of(Map.of(300L, requests)));
    }
}
