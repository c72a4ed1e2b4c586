package dev.slipway.core.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.core.contract.BuildsContract;
import dev.slipway.core.engine.Builds;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.engine.Images;
import dev.slipway.core.engine.Images.RegistryLogin;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Timer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pushes and pulls with the registry that `packaging/test` starts, which wants a password.
class RegistryIT {
    private static final String REGISTRY = fromScripts("SLIPWAY_TEST_REGISTRY");
    private static final String USER = fromScripts("SLIPWAY_TEST_REGISTRY_USER");
    private static final String PASSWORD = fromScripts("SLIPWAY_TEST_REGISTRY_PASSWORD");

    @TempDir Path dockerConfig;

    private final String tag = REGISTRY + "/contract/" + UUID.randomUUID() + ":1.0";

    private static String fromScripts(String name) {
        return Objects.requireNonNull(
                System.getenv(name), name + " is not set: packaging/test starts a registry");
    }

    private Images images() {
        return engine().images();
    }

    private Engine engine() {
        var environment = new HashMap<>(System.getenv());
        environment.put("DOCKER_CONFIG", dockerConfig.toString());
        environment.put("DOCKER_HOST", RealEngine.shared().endpoint());
        return new DockerEngines(environment, Timer.system(), Clock.systemUTC())
                .engine(Engines.DEFAULT);
    }

    private void logIn(String password) throws Exception {
        var auth =
                Base64.getEncoder()
                        .encodeToString((USER + ":" + password).getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                dockerConfig.resolve("config.json"),
                "{\"auths\":{\"" + REGISTRY + "\":{\"auth\":\"" + auth + "\"}}}");
    }

    private void tagBusybox() {
        var busybox = images().find("busybox:stable").orElseThrow();
        images().tag(busybox.id(), tag);
    }

    private String push(@Nullable RegistryLogin login) {
        return images().push(tag, login, line -> {});
    }

    private static ProblemException problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call);
    }

    @AfterEach
    void removeTag() {
        images().remove(tag);
    }

    @Test
    void whatIsPushedWithTheUsersLoginIsPulledAgainUnderItsDigest() throws Exception {
        logIn(PASSWORD);
        tagBusybox();
        var lines = new ArrayList<String>();

        var digest = images().push(tag, null, lines::add);

        var pushed = images().find(tag).orElseThrow();
        var byDigest = tag.substring(0, tag.lastIndexOf(':')) + "@" + digest;
        assertThat(digest).matches("sha256:[0-9a-f]{64}");
        assertThat(pushed.digests()).contains(byDigest);
        assertThat(lines).isNotEmpty();
        images().remove(tag);
        assertThat(images().find(tag)).isEmpty();
        assertThat(images().pull(tag, lines::add).id()).isEqualTo(pushed.id());
        assertThat(images().pull(byDigest, lines::add).id()).isEqualTo(pushed.id());
    }

    @Test
    void aLoginThatIsGivenCountsBeforeTheUsersOwn() throws Exception {
        logIn("wrong");
        tagBusybox();

        assertThat(push(new RegistryLogin(USER, PASSWORD))).startsWith("sha256:");
    }

    @Test
    void privateBasesOfABuildAreFetchedWithTheUsersLogin(@TempDir Path context) throws Exception {
        logIn(PASSWORD);
        var other = tag + "-other";
        tagBusybox();
        images().tag(images().find(tag).orElseThrow().id(), other);
        push(null);
        images().push(other, null, line -> {});
        images().remove(tag);
        images().remove(other);
        Files.writeString(
                context.resolve("Dockerfile"),
                "FROM %s AS a\nRUN echo here >/here\nFROM %s\nCOPY --from=a /here /here\n"
                        .formatted(tag, other));
        var built = tag + "-built";
        var labels = Map.of("dev.slipway.test", "registry");
        var spec = new Builds.Spec(context, "Dockerfile", null, Map.of(), labels, built, false);
        try {
            var id = engine().builds().build(spec, new BuildsContract.Told());

            assertThat(images().find(built).orElseThrow().id()).isEqualTo(id);
        } finally {
            images().remove(built);
            images().remove(other);
        }
    }

    @Test
    void withoutOrWithAWrongLoginTheRegistryRefuses() throws Exception {
        tagBusybox();

        assertThat(problem(() -> push(null)).code()).isEqualTo("registry.refused");
        assertThat(problem(() -> images().pull(tag, line -> {})).code()).isEqualTo("image.denied");
        logIn("wrong");
        var problem = problem(() -> push(null));
        assertThat(problem.code()).isEqualTo("registry.refused");
        assertThat(problem.hint()).contains("docker login " + REGISTRY);
        assertThat(problem.summary() + problem.hint()).doesNotContain("wrong");
    }

    @Test
    void anImageThatTheRegistryDoesNotHaveIsUnavailable() throws Exception {
        logIn(PASSWORD);

        assertThat(problem(() -> images().pull(tag, line -> {})).code())
                .isEqualTo("image.unavailable");
    }

    @Test
    void aRegistryThatDoesNotAnswerIsUnreachable() {
        var nowhere = "127.0.0.1:1/contract/none:1";
        var busybox = images().find("busybox:stable").orElseThrow();
        images().tag(busybox.id(), nowhere);
        try {
            var problem = problem(() -> images().push(nowhere, null, line -> {}));
            assertThat(problem.code()).isEqualTo("registry.unreachable");
            assertThat(problem.summary()).contains("127.0.0.1:1");
        } finally {
            images().remove(nowhere);
        }
    }
}
