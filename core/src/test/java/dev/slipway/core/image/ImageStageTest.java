package dev.slipway.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.core.adapter.simulated.SimulatedEngine;
import dev.slipway.core.pipeline.BuiltImage;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageStageTest {
    private static final String HASH = "1a2b3c4d5e6f7081920a1b2c3d4e5f6071829304";

    @TempDir Path folder;
    private final SimulatedEngine engine = SimulatedEngine.withImages("busybox:stable");
    private RecordedScope scope;
    private Path workspace;

    @BeforeEach
    void workspace() throws IOException {
        workspace = Files.createDirectory(folder.resolve("w"));
        scope = new RecordedScope(workspace, "shop", Instant.now());
    }

    private ImageStage stage(PushTarget target) {
        return new ImageStage(() -> engine, new Home(folder, "home-1"), target, Timer.system());
    }

    private ImageStage stage() {
        return stage(PushTarget.NOWHERE);
    }

    private void write(String path, String text) throws IOException {
        var file = workspace.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private ProblemException problem() {
        return catchThrowableOfType(ProblemException.class, () -> stage().run(scope));
    }

    @Test
    void withNothingToBuildThereIsNoStage() throws IOException {
        assertThat(stage().nameFor(scope)).isEmpty();
        write("compose.yaml", "services: {web: {image: 'busybox:stable'}}");
        assertThat(stage().nameFor(scope)).isEmpty();
    }

    @Test
    void theDockerfileAtTheRootBecomesAnImageNamedAfterProjectRunAndRevision() throws IOException {
        write("Dockerfile", "FROM busybox:stable\n");

        assertThat(stage().nameFor(scope)).contains("Image");
        stage().run(scope);

        var image = engine.images().find("slipway/shop:7-1a2b3c4").orElseThrow();
        assertThat(scope.images)
                .containsExactly(
                        new BuiltImage(
                                "shop", "slipway/shop:7-1a2b3c4", image.id().value(), null, false));
        assertThat(image.labels())
                .containsEntry("dev.slipway.home", "home-1")
                .containsEntry("dev.slipway.owner", "project:shop")
                .containsEntry("org.opencontainers.image.revision", HASH)
                .containsEntry(
                        "org.opencontainers.image.source", "https://git.example.org/shop.git");
        assertThat(scope.steps).containsExactly("vertex FROM busybox:stable success");
    }

    @Test
    void everyServiceThatIsBuiltHasItsImageAndItsSteps() throws IOException {
        write(
                "compose.yaml",
                "services:\n  web: {build: web, environment: {K: '${KEY:?needed}'}}\n"
                        + "  job: {build: {context: ., dockerfile: job/Dockerfile}}\n  db: {image: 'busybox:stable'}\n");
        write("web/Dockerfile", "FROM busybox:stable\nENV web=1\n");
        write("job/Dockerfile", "FROM busybox:stable\nENV job=1\n");

        stage().run(scope);

        assertThat(scope.images)
                .extracting(BuiltImage::service, BuiltImage::tag)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("web", "slipway/shop-web:7-1a2b3c4"),
                        org.assertj.core.groups.Tuple.tuple("job", "slipway/shop-job:7-1a2b3c4"));
        assertThat(scope.steps)
                .contains("vertex web ENV web=1 success", "vertex job ENV job=1 success");
    }

    @Test
    void aFailingStepIsTheStagesFailure() throws IOException {
        write("Dockerfile", "FROM busybox:stable\nRUN false\n");

        assertThat(problem().code()).isEqualTo("build.failed");
        assertThat(scope.steps).last().isEqualTo("vertex RUN false failure");
        assertThat(scope.images).isEmpty();
    }

    @Test
    void aContextThatLeadsOutOfTheWorkspaceIsRefused() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM busybox:stable\n");
        write("compose.yaml", "services: {web: {build: ../}}");
        assertThat(problem().kind().exitStatus()).isEqualTo(1);

        Files.createSymbolicLink(workspace.resolve("out"), folder);
        write("compose.yaml", "services: {web: {build: out}}");
        assertThat(problem().code()).isEqualTo("build.contextOutside");
        assertThat(scope.images).isEmpty();
    }

    @Test
    void aBrokenComposeFileIsSaidByTheStage() throws IOException {
        write("compose.yaml", "services: {web: {build: ., nonsense: 1}}");

        assertThat(stage().nameFor(scope)).contains("Image");
        assertThat(problem().code()).isEqualTo("compose.invalid");
        assertThat(problem().summary()).contains("compose.yaml:1:");
    }

    @Test
    void anImageThatTheJenkinsfileHasBuiltForThisCommitIsUsed() throws IOException {
        write("compose.yaml", "services: {web: {build: .}}");
        write("Dockerfile", "FROM busybox:stable\n");
        var own = engine.image("registry.example.org/team/shop-web:v1-1a2b3c4d5e");

        stage().run(scope);

        assertThat(scope.images)
                .containsExactly(
                        new BuiltImage(
                                "web",
                                "registry.example.org/team/shop-web:v1-1a2b3c4d5e",
                                own.value(),
                                null,
                                false));
        assertThat(engine.images().find("slipway/shop-web:7-1a2b3c4")).isEmpty();
    }

    @Test
    void anImageOfTheRunsNumberIsUsedOnlyIfItWasMadeSinceTheRunBegan() throws IOException {
        write("Dockerfile", "FROM busybox:stable\n");
        engine.image("shop:7");
        engine.image("shop:latest");
        engine.image("other:1a2b3c4");
        scope = new RecordedScope(workspace, "shop", Instant.now().plusSeconds(60));
        stage().run(scope);
        assertThat(scope.images.getFirst().tag()).isEqualTo("slipway/shop:7-1a2b3c4");

        scope = new RecordedScope(workspace, "shop", Instant.now().minusSeconds(60));
        stage().run(scope);
        assertThat(scope.images.getFirst().tag()).isEqualTo("shop:7");
    }

    @Test
    void whereARegistryIsSetTheImageIsPushedAndItsDigestKept() throws IOException {
        write("Dockerfile", "FROM busybox:stable\n");

        stage(any -> Optional.of("registry.example.org/team/")).run(scope);

        var image = scope.images.getFirst();
        assertThat(image.tag()).isEqualTo("registry.example.org/team/shop:7-1a2b3c4");
        assertThat(image.pushed()).isTrue();
        assertThat(image.digest()).startsWith("sha256:");
        assertThat(scope.steps)
                .last()
                .isEqualTo("push registry.example.org/team/shop:7-1a2b3c4 success");
    }

    @Test
    void aRegistryThatDoesNotAnswerIsTriedAgainAndOneThatRefusesIsNot() throws IOException {
        write("Dockerfile", "FROM busybox:stable\n");
        var tries = new AtomicInteger();
        engine.onCall(call -> failFirst(call, tries, "registry.unreachable"));
        stage(any -> Optional.of("r.example.org")).run(scope);
        assertThat(tries).hasValue(2);

        tries.set(0);
        engine.onCall(call -> failFirst(call, tries, "registry.refused"));
        var problem =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> stage(any -> Optional.of("r.example.org")).run(scope));
        assertThat(problem.code()).isEqualTo("registry.refused");
        assertThat(tries).hasValue(1);
    }

    private static void failFirst(String call, AtomicInteger tries, String code) {
        if (call.startsWith("images.push") && tries.incrementAndGet() == 1) {
            throw ProblemException.outside(code, "No.", "", null);
        }
    }
}
