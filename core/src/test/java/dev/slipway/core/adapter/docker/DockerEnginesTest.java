package dev.slipway.core.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.core.engine.Engines;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEnginesTest {
    @TempDir Path config;

    private DockerEngines engines(Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.put("DOCKER_CONFIG", config.toString());
        return new DockerEngines(all, Timer.system(), Clock.systemUTC());
    }

    private void context(String name, String host) throws IOException {
        var folder = Files.createDirectories(config.resolve("contexts/meta/" + name));
        Files.writeString(
                folder.resolve("meta.json"),
                "{\"Name\":\""
                        + name
                        + "\",\"Endpoints\":{\"docker\":{\"Host\":\""
                        + host
                        + "\"}}}");
    }

    private static ProblemException problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call);
    }

    @Test
    void theDefaultIsDockerHostThenTheCurrentContextThenTheUsualSocket() throws IOException {
        context("lab", "unix:///lab.sock");
        var usual = engines(Map.of()).engine(Engines.DEFAULT).endpoint();
        assertThat(usual).isEqualTo("unix:///var/run/docker.sock");

        Files.writeString(config.resolve("config.json"), "{\"currentContext\":\"lab\"}");
        assertThat(engines(Map.of()).engine(Engines.DEFAULT).endpoint())
                .isEqualTo("unix:///lab.sock");
        var host = Map.of("DOCKER_HOST", "unix:///h.sock", "DOCKER_CONTEXT", "lab");
        assertThat(engines(host).engine(Engines.DEFAULT).endpoint()).isEqualTo("unix:///h.sock");
        assertThat(engines(host).engine("lab").endpoint()).isEqualTo("unix:///lab.sock");
        assertThat(engines(Map.of()).contexts()).containsExactly("default", "lab");
    }

    @Test
    void oneEngineIsConnectedOnce() throws IOException {
        context("lab", "unix:///lab.sock");
        var engines = engines(Map.of("DOCKER_HOST", "unix:///lab.sock"));

        assertThat(engines.engine("lab")).isSameAs(engines.engine(Engines.DEFAULT));
    }

    @Test
    void aContextThatIsNotThereAndOneThatCannotBeReachedAreRefused() throws IOException {
        context("far", "ssh://me@far");

        assertThat(problem(() -> engines(Map.of()).engine("none")).code())
                .isEqualTo("engine.unknownContext");
        assertThat(problem(engines(Map.of()).engine("far")::info).code())
                .isEqualTo("engine.unreachable");
        assertThat(
                        problem(() ->
                                        engines(Map.of("DOCKER_HOST", "gopher://x"))
                                                .engine("default"))
                                .code())
                .isEqualTo("engine.unreachable");
    }

    @Test
    void withoutASocketTheProblemSaysSoAndHowToStartOne() {
        var engine =
                engines(Map.of("DOCKER_HOST", "unix://" + config + "/none.sock")).engine("default");

        var problem = problem(engine::info);

        assertThat(problem.code()).isEqualTo("engine.unreachable");
        assertThat(problem.kind().exitStatus()).isEqualTo(3);
        assertThat(problem.summary()).contains("none.sock").contains("no such socket");
        assertThat(problem.hint()).contains("Start Docker");
    }

    @Test
    void aSocketWhereNothingListensIsRefused() throws IOException {
        var socket = config.resolve("dead.sock");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
        }
        var engine = engines(Map.of("DOCKER_HOST", "unix://" + socket)).engine("default");

        assertThat(problem(engine::info).summary()).contains("nothing listens there");
    }

    @Test
    void anEngineThatWasRestartedIsReachedAgainDespiteItsOldConnections() throws Exception {
        var socket = config.resolve("again.sock");
        try (var http =
                new DockerHttp(new DockerEndpoint("unix://" + socket, null), Timer.system())) {
            try (var first = new OneAnswerEngine(socket)) {
                assertThat(http.get("/info").isFine()).isTrue();
                assertThat(first.answered()).isEqualTo(2);
            }
            Files.delete(socket);
            try (var second = new OneAnswerEngine(socket)) {
                assertThat(
                                http.post("/containers/create?name=x", null, Duration.ofSeconds(30))
                                        .isFine())
                        .isTrue();
                assertThat(second.answered()).isEqualTo(1);
            }
        }
    }

    @Test
    void anEngineThatHangsDoesNotHangUs() throws IOException {
        var socket = config.resolve("mute.sock");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            try (var http =
                    new DockerHttp(new DockerEndpoint("unix://" + socket, null), Timer.system())) {
                var problem =
                        problem(() ->
                                http.whole(
                                        DockerHttp.request("GET", "/version"),
                                        Duration.ofMillis(200)));
                assertThat(problem.code()).isEqualTo("engine.timeout");
            }
        }
    }

    @Test
    void aCancelledThreadCanStillCleanUpAndStaysCancelled() {
        var engine =
                engines(Map.of("DOCKER_HOST", RealEngine.shared().endpoint())).engine("default");
        Thread.currentThread().interrupt();
        try {
            assertThat(engine.info().version()).isNotEmpty();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void theSpokenVersionIsWithinWhatTheEngineTakes() {
        assertThat(ApiVersion.choose("1.12", "1.41").used()).isEqualTo("1.41");
        assertThat(ApiVersion.choose("1.24", "1.51").used()).isEqualTo("1.44");
        assertThat(ApiVersion.choose("1.45", "1.60").used()).isEqualTo("1.45");
        assertThat(ApiVersion.choose("", "1.9").used()).isEqualTo("1.9");
    }
}
