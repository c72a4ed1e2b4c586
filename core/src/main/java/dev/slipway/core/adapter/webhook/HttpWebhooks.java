package dev.slipway.core.adapter.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.ProjectStore;
import dev.slipway.core.source.watch.Cause;
import dev.slipway.core.source.watch.Watching;
import dev.slipway.core.source.watch.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Webhooks over the JDK's HTTP server. Answers: 202 looked at or known already, 204 nothing to do,
/// 401 wrong or no secret, 404 no such watched project, 405, 413 too long, 503 too many at a time.
/// Bodies are read up to a mebibyte and not believed.
public final class HttpWebhooks implements Webhooks {
    private static final Logger log = LoggerFactory.getLogger(HttpWebhooks.class);
    private static final String PATH = "/hook/";
    private static final int BODY_AT_MOST = 1 << 20;
    private static final int AT_A_TIME = 16;
    private static final int BACKLOG = 32;

    private final ProjectStore projects;
    private final Watching watching;
    private final Secrets secrets;
    private final Clock clock;
    private final SeenDeliveries seen = new SeenDeliveries();
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private @Nullable HttpServer server;
    private boolean isBeyond;

    public HttpWebhooks(ProjectStore projects, Watching watching, Secrets secrets, Clock clock) {
        this.projects = projects;
        this.watching = watching;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public synchronized InetSocketAddress start(String address, int port) {
        try {
            var at = InetAddress.getByName(address);
            isBeyond = !at.isLoopbackAddress();
            if (isBeyond && secret(new SecretId(SecretScope.HOME, SECRET)).isEmpty()) {
                throw secretNeeded(address);
            }
            var fresh = HttpServer.create(new InetSocketAddress(at, port), BACKLOG);
            fresh.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            fresh.createContext("/", this::handle);
            fresh.start();
            server = fresh;
            return fresh.getAddress();
        } catch (UnknownHostException e) {
            throw badAddress(address, port, e);
        } catch (IOException e) {
            throw badAddress(address, port, e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!places.tryAcquire()) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            try {
                exchange.sendResponseHeaders(answer(exchange), -1);
            } finally {
                places.release();
            }
        } catch (RuntimeException e) {
            log.warn("A webhook failed", e);
            throw e;
        }
    }

    private int answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return 405;
        }
        var body = exchange.getRequestBody().readNBytes(BODY_AT_MOST + 1);
        if (body.length > BODY_AT_MOST) {
            return 413;
        }
        var project = project(exchange.getRequestURI().getPath());
        var delivery = new Delivery(exchange.getRequestHeaders(), body);
        // who does not know the secret does not learn which projects there are
        if (!isRight(project, delivery)) {
            return 401;
        }
        if (project.isEmpty() || !watching.watch(project.get().name()).webhook()) {
            return 404;
        }
        return delivery.isPing() || !delivery.isPush() ? 204 : look(project.get(), delivery);
    }

    private int look(Project project, Delivery delivery) {
        var isNew = delivery.id().map(id -> seen.isNew(project.name() + " " + id)).orElse(true);
        if (isNew && !watching.lookNow(project.name(), Cause.WEBHOOK)) {
            return 404;
        }
        return 202;
    }

    private Optional<Project> project(String path) {
        var name = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
        return name.matches("[a-z0-9][a-z0-9_.-]{0,62}")
                ? projects.find(new ProjectName(name))
                : Optional.empty();
    }

    /// Without any secret only this machine is listened to.
    private boolean isRight(Optional<Project> project, Delivery delivery) {
        var own =
                project.flatMap(known ->
                        secret(
                                new SecretId(
                                        new SecretScope.OfProject(known.name().value()), SECRET)));
        var secret = own.or(() -> secret(new SecretId(SecretScope.HOME, SECRET)));
        return secret.map(value -> new Signature(value).isRight(delivery, clock.instant()))
                .orElse(!isBeyond);
    }

    private Optional<String> secret(SecretId id) {
        return secrets.find(id)
                .map(secret ->
                        switch (secret) {
                            case Secret.Text text -> text.value();
                            case Secret.UsernamePassword login -> login.password();
                            case Secret.SecretFile file ->
                                    new String(file.content(), StandardCharsets.UTF_8).strip();
                            case Secret.SshKey key -> key.privateKey();
                        });
    }

    private static ProblemException secretNeeded(String address) {
        return ProblemException.usage(
                "webhook.secretNeeded",
                "Slipway listens on " + address + " only with a secret.",
                "Set it by `slipway secret set webhook` and give the same one to the git server.");
    }

    private static ProblemException badAddress(String address, int port, IOException e) {
        return ProblemException.outside(
                "webhook.address",
                "Nothing can listen on " + address + ":" + port + ": " + e.getMessage() + ".",
                "Choose an address of this machine and a port that is free.",
                e);
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }
}
