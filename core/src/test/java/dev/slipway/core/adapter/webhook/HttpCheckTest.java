package dev.slipway.core.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.core.compose.CheckSpec;
import dev.slipway.core.release.Check;
import dev.slipway.core.release.Check.Result;
import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpCheckTest {
    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    private final Check check = new HttpCheck(Timer.system());
    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = "all is well";
    private volatile String received = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    tokens.add(exchange.getRequestHeaders().getFirst("x-tester"));
                    received =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    var bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksTheCandidateAloneAtThePaceThatIsWanted() throws Exception {
        var began = System.nanoTime();
        var measured = http(new CheckSpec.Http("/health", 200, Optional.of("well"), 5, 50, 0));
        assertThat(measured.result()).isEqualTo(Result.SUCCESS);
        assertThat(tokens).hasSize(5).containsOnly("secret-v1");
        assertThat(System.nanoTime() - began).isGreaterThan(80_000_000L);
    }

    @Test
    void aWrongAnswerIsAFailureAndNoAnswerIsNone() throws Exception {
        body = "all is lost";
        var text = new CheckSpec.Http("/", 200, Optional.of("well"), 1, 10, 0);
        assertThat(http(text).result()).isEqualTo(Result.FAILURE);
        status = 500;
        var plain = new CheckSpec.Http("/", 200, Optional.empty(), 1, 10, 0);
        assertThat(http(plain))
                .isEqualTo(new Check.Measured(Result.FAILURE, "status 500, request 1"));
        var patient = new CheckSpec.Http("/", 200, Optional.empty(), 2, 100, 2);
        assertThat(http(patient).result()).isEqualTo(Result.SUCCESS);
        server.stop(0);
        assertThat(http(plain).result()).isEqualTo(Result.ERROR);
    }

    @Test
    void aWebhookSaysWhatItThinks() throws Exception {
        assertThat(hook().result()).isEqualTo(Result.SUCCESS);
        assertThat(received).contains("\"release\":\"r7\"").doesNotContain("secret");
        body = "{\"result\": \"inconclusive\"}";
        assertThat(hook().result()).isEqualTo(Result.INCONCLUSIVE);
        body = "{\"result\": \"failure\"}";
        assertThat(hook().result()).isEqualTo(Result.FAILURE);
        status = 404;
        assertThat(hook().result()).isEqualTo(Result.FAILURE);
        status = 503;
        assertThat(hook().result()).isEqualTo(Result.ERROR);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Check.Measured http(CheckSpec.Http http) throws InterruptedException {
        return check.measure(http, subject(), Duration.ofSeconds(10));
    }

    private Check.Measured hook() throws InterruptedException {
        return check.measure(
                new CheckSpec.Webhook(url() + "/gate"), subject(), Duration.ofSeconds(10));
    }

    private Check.Subject subject() {
        return new Check.Subject(
                new ReleaseId(7), "shop", "prod", "web", "v3", url(), "x-tester", "secret-v1");
    }
}
