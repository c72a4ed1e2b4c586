package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.environment.Freeze;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.release.ReleaseStatus.Verb;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From one environment to the next, on the real engine; jobs stand in for services, for they end
/// at once.
@SuppressWarnings("NullAway.Init")
class LifecycleIT {
    private static final EnvironmentName STAGING = new EnvironmentName("staging");
    private static final EnvironmentName LIVE = new EnvironmentName("live");

    @TempDir private Path folder;
    private ReleaseHome home;

    @BeforeEach
    void open() {
        home = new ReleaseHome(folder.resolve("h"), List.of());
        home.environments().add(environment(STAGING, null, List.of()));
        home.environments().add(environment(LIVE, STAGING, List.of()));
    }

    @AfterEach
    void close() throws InterruptedException {
        home.releases().down(home.project(), STAGING, true, "test");
        home.releases().down(home.project(), LIVE, true, "test");
        home.close();
    }

    @Test
    void aVersionEntersOnlyAfterItWasGoodBefore() throws Exception {
        refused(LIVE, job("busybox:stable", "a"), "release.notPromoted");

        var there = released(STAGING, job("busybox:stable", "a"), ReleaseRequest.Permissions.NONE);
        var here = released(LIVE, job("busybox:stable", "b"), ReleaseRequest.Permissions.NONE);
        assertThat(imageOf(here)).isEqualTo(imageOf(there));
        refused(
                LIVE,
                job("nginx:stable", "a"),
                Map.of("job", "nginx:stable"),
                "release.notPromoted");

        var urgent = new ReleaseRequest.Permissions(false, Optional.of("the shop is down"));
        released(LIVE, job("busybox:stable", "c"), urgent);
        assertThat(home.audit().entries(1).getFirst().why()).contains("the shop is down");

        home.releases().block(home.project(), version(there), "test", "loses orders");
        refused(STAGING, job("busybox:stable", "d"), "version.blocked");
        home.releases().unblock(home.project(), version(there), "test", "");
        assertThat(home.audit().firstBroken()).isZero();
    }

    @Test
    void aFreezeHoldsAReleaseBackUntilSomebodySaysWhyNot() throws Exception {
        var today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        var freeze = new Freeze(today.minusDays(1) + " - " + today.plusDays(1));
        home.environments().replace(environment(STAGING, null, List.of(freeze)));

        var id = start(STAGING, job("busybox:stable", "a"), ReleaseRequest.Permissions.NONE);
        var held = home.await(id, s -> s.phase() == Phase.Paused);
        assertThat(held.reason()).contains(Reason.FreezeWindow);
        assertThat(held.waitingFor().orElseThrow().until()).isPresent();
        assertThatThrownBy(() -> home.releases().ask(id, Verb.APPROVE, "test", ""))
                .hasMessageContaining("cannot be done");
        home.releases().ask(id, Verb.APPROVE, "test", "agreed with the shop");
        home.await(id, s -> s.phase() == Phase.Healthy);
    }

    @Test
    void whatNewlyReachesTheHostIsConfirmedOnce() throws Exception {
        var mounted = job("busybox:stable", "a") + "    volumes: [\"/usr/share:/host:ro\"]\n";
        refused(STAGING, mounted, "release.hostAccess");
        assertThat(home.releases().plan(request(STAGING, mounted)).hostAccess())
                .containsExactly("job: bind mount /usr/share");

        var agreed = new ReleaseRequest.Permissions(true, Optional.empty());
        released(STAGING, mounted, agreed);
        released(STAGING, mounted.replace("\"a\"", "\"b\""), ReleaseRequest.Permissions.NONE);
    }

    @Test
    void takingDownWaitsForWhoIsAboutToLeaveTheNetwork() throws Exception {
        released(STAGING, job("busybox:stable", "a"), ReleaseRequest.Permissions.NONE);
        var network = home.project() + "-" + STAGING + "_default";
        var leaving =
                home.engine()
                        .containers()
                        .create(
                                ContainerSpec.of(network + "-guest", "busybox:stable")
                                        .labels(Map.of(Labels.HOME, home.home().id()))
                                        .command(List.of("sleep", "1"))
                                        .network(network, List.of())
                                        .build());
        home.engine().containers().start(leaving);

        home.releases().down(home.project(), STAGING, true, "test");
        assertThat(home.engine().networks().exists(network)).isFalse();
    }

    private static Environment environment(
            EnvironmentName name, @Nullable EnvironmentName after, List<Freeze> freezes) {
        return new Environment(
                name, Engines.DEFAULT, Map.of(), after, false, Instant.EPOCH, freezes);
    }

    private static String job(String image, String argument) {
        return """
        services:
          job:
            image: %s
            command: ["true", "%s"]
            deploy: {mode: replicated-job}
        """
                .formatted(image, argument);
    }

    private ReleaseRequest request(EnvironmentName environment, String compose) {
        return request(environment, compose, Map.of());
    }

    private ReleaseRequest request(
            EnvironmentName environment, String compose, Map<String, String> images) {
        var plain = home.request(compose);
        return new ReleaseRequest(
                plain.project(),
                environment,
                plain.run(),
                images,
                plain.composeText(),
                plain.composePath(),
                plain.service(),
                plain.strategy(),
                plain.steps(),
                plain.publish(),
                plain.supersede(),
                plain.by());
    }

    private ReleaseId start(
            EnvironmentName environment, String compose, ReleaseRequest.Permissions agreed) {
        var id = home.releases().start(request(environment, compose).with(agreed));
        home.releases().ensureDriven();
        return id;
    }

    private ReleaseStatus released(
            EnvironmentName environment, String compose, ReleaseRequest.Permissions agreed)
            throws InterruptedException {
        return home.await(start(environment, compose, agreed), s -> s.phase() == Phase.Healthy);
    }

    private void refused(EnvironmentName environment, String compose, String code) {
        refused(environment, compose, Map.of(), code);
    }

    private void refused(
            EnvironmentName environment, String compose, Map<String, String> images, String code) {
        assertThatThrownBy(() -> home.releases().start(request(environment, compose, images)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static VersionId version(ReleaseStatus status) {
        return status.variant("candidate").orElseThrow().version();
    }

    private static String imageOf(ReleaseStatus status) {
        return status.variant("candidate").orElseThrow().images().getFirst().imageId();
    }
}
