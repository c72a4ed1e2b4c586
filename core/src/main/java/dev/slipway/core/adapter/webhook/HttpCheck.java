package dev.slipway.core.adapter.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.core.compose.CheckSpec;
import dev.slipway.core.release.Check;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Checks over HTTP: requests to the candidate through the users' route, and webhooks that decide.
/// Answers are read up to 64 KiB; redirects are not followed. Safe from any thread.
public final class HttpCheck implements Check {
    private static final int MOST_READ = 64 * 1024;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Timer timer;
    private @Nullable HttpClient made;

    public HttpCheck(Timer timer) {
        this.timer = timer;
    }

    @Override
    public Measured measure(CheckSpec.Kind kind, Subject subject, Duration atMost)
            throws InterruptedException {
        return switch (kind) {
            case CheckSpec.Http http -> requests(http, subject, atMost);
            case CheckSpec.Webhook(var url) -> asked(url, subject, atMost);
            case CheckSpec.Command _ ->
                    new Measured(Result.ERROR, "a command does not run over HTTP");
        };
    }

    private record Answer(int status, String body) {}

    /// Paced: one after the other, no faster than asked for.
    private Measured requests(CheckSpec.Http http, Subject subject, Duration atMost)
            throws InterruptedException {
        var end = timer.nanoTime() + atMost.toNanos();
        var next = timer.nanoTime();
        var step = 1_000_000_000L / http.perSecond();
        var wrong = 0;
        var last = "";
        for (var sent = 0; sent < http.requests(); sent++) {
            var left = end - timer.nanoTime();
            if (left <= 0) {
                return new Measured(
                        Result.ERROR, sent + " of " + http.requests() + " requests in the time");
            }
            try {
                var answer = send(probe(http, subject, Duration.ofNanos(left)));
                last = "status " + answer.status();
                if (!isRight(http, answer)) {
                    wrong++;
                    last += answer.status() == http.status() ? ", without the text" : "";
                }
            } catch (IOException noAnswer) {
                return new Measured(Result.ERROR, "no answer: " + noAnswer);
            }
            if (wrong > http.failures()) {
                return new Measured(Result.FAILURE, last + ", request " + (sent + 1));
            }
            next += step;
            timer.pause(Duration.ofNanos(Math.max(0, next - timer.nanoTime())));
        }
        return new Measured(
                Result.SUCCESS, http.requests() == 1 ? last : http.requests() + " requests");
    }

    private static boolean isRight(CheckSpec.Http http, Answer answer) {
        return answer.status() == http.status()
                && http.contains().map(answer.body()::contains).orElse(true);
    }

    private static HttpRequest probe(CheckSpec.Http http, Subject subject, Duration left) {
        return HttpRequest.newBuilder(URI.create(subject.url() + http.path()))
                .header(subject.header(), subject.token())
                .header("user-agent", "slipway-check")
                .timeout(left)
                .build();
    }

    private Measured asked(String url, Subject subject, Duration atMost)
            throws InterruptedException {
        var body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("release", subject.release().toString())
                        .put("project", subject.project())
                        .put("environment", subject.environment())
                        .put("service", subject.service())
                        .put("version", subject.version())
                        .put("url", subject.url());
        var request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("content-type", "application/json")
                        .header("user-agent", "slipway-check")
                        .timeout(atMost)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        try {
            var answer = send(request);
            return new Measured(judged(answer), "status " + answer.status());
        } catch (IOException noAnswer) {
            return new Measured(Result.ERROR, "no answer: " + noAnswer);
        }
    }

    private static Result judged(Answer answer) {
        return switch (answer.status() / 100) {
            case 2 -> said(answer.body());
            case 4 -> Result.FAILURE;
            default -> Result.ERROR;
        };
    }

    /// `{"result": "success | failure | inconclusive"}`; a body that is no JSON says nothing.
    private static Result said(String body) {
        try {
            return switch (MAPPER.readTree(body)
                    .path("result")
                    .asText("success")
                    .toLowerCase(Locale.ROOT)) {
                case "success" -> Result.SUCCESS;
                case "failure" -> Result.FAILURE;
                default -> Result.INCONCLUSIVE;
            };
        } catch (JsonProcessingException noJson) {
            return Result.SUCCESS;
        }
    }

    /// Made for the first check: with it come all certificates that the machine believes, which
    /// most calls of the command line never need.
    private synchronized HttpClient client() {
        var client = made;
        if (client == null) {
            client =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .connectTimeout(Duration.ofSeconds(5))
                            .build();
            made = client;
        }
        return client;
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        var response = client().send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            return new Answer(
                    response.statusCode(),
                    new String(body.readNBytes(MOST_READ), StandardCharsets.UTF_8));
        }
    }
}
