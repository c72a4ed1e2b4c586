package dev.slipway.core.adapter.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.dockerjava.core.LocalDirectorySSLConfig;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Requests to one engine, each with a deadline: the transport knows none on unix sockets, and an
/// engine that hangs must not hang us. Calls are short and are not interruptible, so that cleaning
/// up works on a thread that was cancelled; the interrupt is kept for the caller. Safe from any
/// thread.
final class DockerHttp implements AutoCloseable {
    static final Duration QUICK = Duration.ofSeconds(60);
    static final Duration SLOW = Duration.ofMinutes(5);

    private static final int MOST_DEAD_CONNECTIONS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DockerEndpoint endpoint;
    private final @Nullable SshBridge bridge;
    private final Timer timer;
    private final DockerHttpClient client;
    private volatile @Nullable ApiVersion version;

    DockerHttp(DockerEndpoint endpoint, Timer timer) {
        this(endpoint, null, timer);
    }

    private DockerHttp(DockerEndpoint endpoint, @Nullable SshBridge bridge, Timer timer) {
        this.endpoint = endpoint;
        this.bridge = bridge;
        this.timer = timer;
        this.client = connect(endpoint, bridge == null ? endpoint.host() : bridge.address());
    }

    /// An engine by ssh; the bridge is closed with this.
    static DockerHttp by(SshBridge bridge, DockerEndpoint endpoint, Timer timer) {
        return new DockerHttp(endpoint, bridge, timer);
    }

    private static DockerHttpClient connect(DockerEndpoint endpoint, String address) {
        try {
            var builder =
                    new ZerodepDockerHttpClient.Builder()
                            .dockerHost(URI.create(address))
                            .connectionTimeout(Duration.ofSeconds(20));
            var certificates = endpoint.certificates();
            if (certificates != null) {
                builder.sslConfig(new LocalDirectorySSLConfig(certificates.toString()));
            }
            return builder.build();
        } catch (RuntimeException unusable) {
            throw ProblemException.usage(
                    "engine.unreachable",
                    "\""
                            + endpoint.host()
                            + "\" is not an engine's address that can be used: "
                            + unusable.getMessage()
                            + ".",
                    "Addresses look like unix:///var/run/docker.sock or tcp://HOST:2376 with TLS.");
        }
    }

    DockerEndpoint endpoint() {
        return endpoint;
    }

    static ObjectMapper json() {
        return JSON;
    }

    /// What is spoken with this engine; asked once.
    ApiVersion version() {
        var known = version;
        if (known == null) {
            var answer = whole(request("GET", "/version"), QUICK).orProblem("ask for its version");
            known =
                    ApiVersion.choose(
                            answer.path("MinAPIVersion").asText(""),
                            answer.path("ApiVersion").asText("1.41"));
            version = known;
        }
        return known;
    }

    Answer get(String path) {
        return call("GET", path, null, QUICK);
    }

    Answer post(String path, @Nullable JsonNode body, Duration atMost) {
        return call("POST", path, body, atMost);
    }

    Answer delete(String path, Duration atMost) {
        return call("DELETE", path, null, atMost);
    }

    /// @param path below the API version, with its query
    Answer call(String method, String path, @Nullable JsonNode body, Duration atMost) {
        var request = request(method, versioned(path));
        if (body != null) {
            request.putHeader("Content-Type", "application/json").bodyBytes(bytes(body));
        }
        return whole(request, atMost);
    }

    /// Sends and reads the whole answer.
    Answer whole(Request.Builder request, Duration atMost) {
        var ready = request.build();
        return within(
                atMost,
                ready.path(),
                () -> {
                    try (var response = executeOnLive(ready)) {
                        return answer(response);
                    }
                });
    }

    /// Sends and returns as soon as the answer begins; its body may take as long as it likes. The
    /// caller closes it. An answer that is an error is returned too.
    Response open(Request.Builder request, Duration untilItBegins) {
        var ready = request.build();
        return within(untilItBegins, ready.path(), () -> executeOnLive(ready));
    }

    /// An engine that was restarted leaves dead connections in the pool, which are noticed only
    /// when used. Repeating is safe: containers are created by name, the rest may be said twice.
    private Response executeOnLive(Request request) {
        for (var left = MOST_DEAD_CONNECTIONS; ; left--) {
            try {
                return client.execute(request);
            } catch (RuntimeException failure) {
                var mayRepeat =
                        left > 0
                                && request.body() == null
                                && request.hijackedInput() == null
                                && (bridge == null || bridge.failure().isEmpty());
                if (!mayRepeat || !DockerProblems.isDeadConnection(failure)) {
                    throw failure;
                }
            }
        }
    }

    /// For what may take long: waits at most so long for the answer, and is interruptible.
    Optional<Answer> await(String method, String path, Duration atMost)
            throws InterruptedException {
        var request = request(method, versioned(path)).build();
        var task =
                new FutureTask<>(() -> {
                    try (var response = client.execute(request)) {
                        return answer(response);
                    }
                });
        Thread.ofVirtual().name("engine-wait").start(task);
        try {
            return Optional.of(task.get(atMost.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw translated(e.getCause() == null ? e : e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    /// For work that reads for as long as it takes: an interrupt closes its connection, and this
    /// returns when the work has noticed.
    <T> T interruptibly(Work<T> work) throws InterruptedException {
        var done = new CountDownLatch(1);
        var task =
                new FutureTask<>(() -> {
                    try {
                        return work.run();
                    } finally {
                        done.countDown();
                    }
                });
        var worker = Thread.ofVirtual().name("engine-work").start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            worker.interrupt();
            done.await(QUICK.toSeconds(), TimeUnit.SECONDS);
            throw e;
        } catch (ExecutionException e) {
            throw translated(e.getCause() == null ? e : e.getCause());
        }
    }

    /// Sends on the caller's own thread, without a deadline; only within `interruptibly`.
    Response execute(Request.Builder request) {
        return client.execute(request.build());
    }

    Answer answer(Response response) throws IOException {
        var bytes = response.getBody() == null ? new byte[0] : response.getBody().readAllBytes();
        return new Answer(response.getStatusCode(), parse(bytes), endpoint);
    }

    static Request.Builder request(String method, String path) {
        return (Request.Builder) Request.builder().method(method).path(path);
    }

    String versioned(String path) {
        return "/v" + version().used() + path;
    }

    /// A part of a path or query, so that no name can leave its place.
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The query value by which lists are filtered to these labels.
    static String labelFilter(Map<String, String> labels) {
        var filter = JSON.createObjectNode();
        var wanted = filter.putArray("label");
        labels.forEach((name, value) -> wanted.add(name + "=" + value));
        return "filters=" + encode(filter.toString());
    }

    private static JsonNode parse(byte[] bytes) {
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(bytes);
        } catch (IOException notJson) {
            return new TextNode(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Work on the connection.
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    private <T> T within(Duration atMost, String path, Work<T> work) {
        var task = new FutureTask<>(work::run);
        var deadline = timer.nanoTime() + atMost.toNanos();
        Thread.ofVirtual().name("engine-call").start(task);
        var interrupted = false;
        try {
            while (true) {
                try {
                    return task.get(deadline - timer.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException e) {
            // Interrupting a virtual thread closes the socket it reads from.
            task.cancel(true);
            throw DockerProblems.timeout(endpoint, path, atMost);
        } catch (ExecutionException e) {
            throw translated(e.getCause() == null ? e : e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ProblemException translated(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        var carried = bridge == null ? Optional.<ProblemException>empty() : bridge.failure();
        return carried.orElseGet(() -> DockerProblems.unreachable(endpoint, failure));
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (bridge != null) {
                bridge.close();
            }
        }
    }
}
