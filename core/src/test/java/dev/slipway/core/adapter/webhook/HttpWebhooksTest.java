package dev.slipway.core.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.adapter.simulated.SimulatedProjectStore;
import dev.slipway.core.adapter.simulated.SimulatedSecrets;
import dev.slipway.core.adapter.simulated.SimulatedSourceRepository;
import dev.slipway.core.adapter.simulated.SimulatedWatchStore;
import dev.slipway.core.event.EventBus;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.BranchPattern;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.watch.Cause;
import dev.slipway.core.source.watch.Watch;
import dev.slipway.core.source.watch.Watching;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
@Timeout(60)
final class HttpWebhooksTest {
    private static final SecretId SECRET = new SecretId(SecretScope.HOME, "webhook");
    private static final Project SHOP =
            new Project(new ProjectName("shop"), "/src/shop", Instant.EPOCH);
    private static final String BODY = "{\"ref\":\"refs/heads/main\"}";

    @TempDir private Path folder;
    private final Timer timer = Timer.system();
    private final SimulatedSecrets secrets = new SimulatedSecrets(Clock.systemUTC());
    private final SimulatedSourceRepository source = new SimulatedSourceRepository();
    private final SimulatedWatchStore watches = new SimulatedWatchStore();
    private final List<Cause> found = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private Watching watching;
    private HttpWebhooks webhooks;
    private InetSocketAddress at;

    @BeforeEach
    void listen() throws InterruptedException {
        var projects = new SimulatedProjectStore();
        projects.add(SHOP);
        source.commit(SHOP.location(), "main", "First", Map.of());
        watches.save(
                SHOP.name(), new Watch(new BranchPattern("main"), Optional.empty(), true, true));
        watching =
                new Watching(
                        Home.open(folder.resolve("home")),
                        projects,
                        watches,
                        source,
                        (_, _, _, cause) -> found.add(cause),
                        new EventBus(),
                        Clock.systemUTC(),
                        timer);
        watching.start();
        await(() -> watches.seen(SHOP.name()).isPresent());
        webhooks = new HttpWebhooks(projects, watching, secrets, Clock.systemUTC());
        at = webhooks.start("127.0.0.1", 0);
    }

    @AfterEach
    void close() {
        webhooks.close();
        watching.close();
        client.close();
    }

    private int post(String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.getPort() + path))
                        .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPushMakesUsLookAndOnlyWhatIsNewIsFound() throws InterruptedException {
        source.commit(SHOP.location(), "main", "Second", Map.of());
        assertThat(post("/hook/shop", BODY, "X-GitHub-Event", "push")).isEqualTo(202);
        await(() -> !found.isEmpty());
        assertThat(post("/hook/shop", BODY, "X-GitHub-Event", "push")).isEqualTo(202);
        assertThat(found).containsExactly(Cause.WEBHOOK);
    }

    @Test
    void everyServersWayOfProvingItselfIsChecked() {
        secrets.put(SECRET, new Secret.Text("s3"), "");
        var right = hmac("s3", BODY);
        var wrong = hmac("s4", BODY);
        var now = Long.toString(Instant.now().getEpochSecond());
        var long_ago = Long.toString(Instant.now().getEpochSecond() - 3600);

        assertThat(post("/hook/shop", BODY, "X-Hub-Signature-256", "sha256=" + right))
                .isEqualTo(202);
        assertThat(post("/hook/shop", BODY, "X-Gitea-Signature", right)).isEqualTo(202);
        assertThat(post("/hook/shop", BODY, "X-Gogs-Signature", right)).isEqualTo(202);
        assertThat(post("/hook/shop", BODY, "X-Gitlab-Token", "s3")).isEqualTo(202);
        assertThat(post("/hook/shop", BODY, "Authorization", "Bearer s3")).isEqualTo(202);
        assertThat(own(now, hmac("s3", now + "." + BODY))).isEqualTo(202);

        assertThat(post("/hook/shop", BODY)).isEqualTo(401);
        assertThat(post("/hook/shop", BODY, "X-Hub-Signature-256", "sha256=" + wrong))
                .isEqualTo(401);
        assertThat(post("/hook/shop", BODY, "X-Hub-Signature-256", "sha256=zz")).isEqualTo(401);
        assertThat(post("/hook/shop", BODY + " ", "X-Gitea-Signature", right)).isEqualTo(401);
        assertThat(post("/hook/shop", BODY, "X-Gitlab-Token", "s4")).isEqualTo(401);
        assertThat(post("/hook/shop", BODY, "Authorization", "Basic s3")).isEqualTo(401);
        assertThat(own(now, right)).isEqualTo(401);
        assertThat(own(long_ago, hmac("s3", long_ago + "." + BODY))).isEqualTo(401);
        assertThat(post("/hook/none", BODY)).isEqualTo(401);
    }

    private int own(String timestamp, String signature) {
        return post(
                "/hook/shop",
                BODY,
                "X-Slipway-Timestamp",
                timestamp,
                "X-Slipway-Signature",
                signature);
    }

    @Test
    void aProjectsOwnSecretWins() {
        secrets.put(SECRET, new Secret.Text("home"), "");
        secrets.put(
                new SecretId(new SecretScope.OfProject("shop"), "webhook"),
                new Secret.Text("own"),
                "");
        assertThat(post("/hook/shop", BODY, "X-Gitlab-Token", "own")).isEqualTo(202);
        assertThat(post("/hook/shop", BODY, "X-Gitlab-Token", "home")).isEqualTo(401);
    }

    @Test
    void whatIsNoPushDoesNothing() {
        assertThat(post("/hook/shop", BODY, "X-GitHub-Event", "ping")).isEqualTo(204);
        assertThat(post("/hook/shop", BODY, "X-GitHub-Event", "issues")).isEqualTo(204);
        assertThat(post("/hook/none", BODY)).isEqualTo(404);
        assertThat(post("/hook/../shop", BODY)).isEqualTo(404);
        assertThat(post("/", BODY)).isEqualTo(404);
        assertThat(post("/hook/shop", "x".repeat((1 << 20) + 1))).isEqualTo(413);
    }

    @Test
    void whoDidNotAskForWebhooksGetsNone() {
        watches.save(
                SHOP.name(), new Watch(new BranchPattern("main"), Optional.empty(), true, false));
        assertThat(post("/hook/shop", BODY)).isEqualTo(404);
    }

    @Test
    void beyondThisMachineOnlyWithASecret() {
        try (var other =
                new HttpWebhooks(
                        new SimulatedProjectStore(), watching, secrets, Clock.systemUTC())) {
            assertThatThrownBy(() -> other.start("0.0.0.0", 0))
                    .hasMessageContaining("webhook.secretNeeded");
            secrets.put(SECRET, new Secret.Text("s3"), "");
            assertThat(other.start("0.0.0.0", 0).getPort()).isPositive();
        }
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        for (var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                !condition.getAsBoolean() && System.nanoTime() < end; ) {
            timer.await(new Signal(), Duration.ofMillis(20));
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
