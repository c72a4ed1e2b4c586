package dev.slipway.core.adapter.objects;

import dev.slipway.core.pipeline.ObjectStore;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.settings.ObjectPlace;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// Objects of a bucket by S3's protocol, as AWS, OSS, MinIO and others speak it: five requests,
/// each signed and tried three times. An object has at most 5 GB. Nothing is held in memory but
/// lists.
public final class S3Objects implements ObjectStore {
    private static final long LARGEST = 5L << 30;
    private static final int TRIES = 3;
    private static final int MOST_LISTED = 1_000;
    private static final int MOST_READ = 16 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofMillis(400);
    private static final long SLOWEST_BYTES_A_SECOND = 50_000;

    private final ObjectPlace place;
    private final Secrets secrets;
    private final Timer timer;
    private final Clock clock;
    private final int page;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();

    public S3Objects(ObjectPlace place, Secrets secrets, Timer timer, Clock clock) {
        this(place, secrets, timer, clock, MOST_LISTED);
    }

    /// @param page how many objects one answer lists
    S3Objects(ObjectPlace place, Secrets secrets, Timer timer, Clock clock, int page) {
        this.page = page;
        this.place = place;
        this.secrets = secrets;
        this.timer = timer;
        this.clock = clock;
    }

    @Override
    public String place() {
        return place.endpoint() + " " + place.bucket();
    }

    @Override
    public void put(String key, Path file) throws InterruptedException {
        try {
            var size = Files.size(file);
            if (size > LARGEST) {
                throw ProblemException.usage(
                        "objects.refused",
                        key + " is larger than 5 GB, more than one request may carry.",
                        "It stays in the data folder only.");
            }
            var patience = ANSWER.plusSeconds(size / SLOWEST_BYTES_A_SECOND);
            ask("PUT", key, Map.of(), file, patience).close();
        } catch (IOException e) {
            throw ObjectProblems.unreachable(place(), e);
        }
    }

    @Override
    public boolean has(String key) throws InterruptedException {
        try (var _ = ask("HEAD", key, Map.of())) {
            return true;
        } catch (ProblemException e) {
            if (e.code().equals("artifact.gone")) {
                return false;
            }
            throw e;
        } catch (IOException e) {
            throw ObjectProblems.unreachable(place(), e);
        }
    }

    @Override
    public InputStream open(String key) throws InterruptedException {
        return ask("GET", key, Map.of());
    }

    @Override
    public List<Stored> list(String prefix) throws InterruptedException {
        var all = new ArrayList<Stored>();
        var query = new HashMap<String, String>();
        query.put("list-type", "2");
        query.put("max-keys", String.valueOf(page));
        query.put("prefix", place.prefix() + prefix);
        while (true) {
            var found = page(query);
            found.objects()
                    .forEach(it ->
                            all.add(
                                    new Stored(
                                            it.key().substring(place.prefix().length()),
                                            it.size())));
            if (found.next().isEmpty()) {
                all.sort(Comparator.comparing(Stored::key));
                return all;
            }
            query.put("continuation-token", found.next());
        }
    }

    private S3Listing page(Map<String, String> query) throws InterruptedException {
        try (var answer = ask("GET", "", query)) {
            return S3Listing.of(answer.readNBytes(MOST_READ));
        } catch (IOException e) {
            throw ObjectProblems.unreachable(place(), e);
        }
    }

    @Override
    public void remove(String key) throws InterruptedException {
        try {
            ask("DELETE", key, Map.of()).close();
        } catch (IOException e) {
            throw ObjectProblems.unreachable(place(), e);
        }
    }

    private InputStream ask(String method, String key, Map<String, String> query)
            throws InterruptedException {
        return ask(method, key, query, null, ANSWER);
    }

    private InputStream ask(
            String method,
            String key,
            Map<String, String> query,
            @Nullable Path body,
            Duration patience)
            throws InterruptedException {
        var requests = new S3Request(place, keys(), clock);
        var path = key.isEmpty() ? "" : place.prefix() + key;
        for (var tried = 1; ; tried++) {
            try {
                var request = requests.of(method, path, query, body, patience);
                var answer = client.send(request, BodyHandlers.ofInputStream());
                if (answer.statusCode() < 500 || tried == TRIES) {
                    return body(answer, key);
                }
                answer.body().close();
            } catch (IOException | UncheckedIOException e) {
                if (tried == TRIES) {
                    throw ObjectProblems.unreachable(place(), e);
                }
            }
            timer.pause(AGAIN.multipliedBy(tried));
        }
    }

    private InputStream body(HttpResponse<InputStream> answer, String key) throws IOException {
        var status = answer.statusCode();
        if (status / 100 == 2) {
            return answer.body();
        }
        var text = "";
        try (var said = answer.body()) {
            text = new String(said.readNBytes(64 << 10), StandardCharsets.UTF_8);
        }
        var code = S3Listing.errorCode(text);
        if (status == 404 && !key.isEmpty() && !code.equals("NoSuchBucket")) {
            throw ObjectProblems.gone(key);
        }
        throw ObjectProblems.answer(place(), status, code);
    }

    private AwsCredentialsIdentity keys() {
        var id = new SecretId(SecretScope.HOME, place.secret());
        return secrets.find(id)
                .filter(Secret.UsernamePassword.class::isInstance)
                .map(Secret.UsernamePassword.class::cast)
                .map(both -> AwsCredentialsIdentity.create(both.username(), both.password()))
                .orElseThrow(() -> ObjectProblems.noSecret(place.secret()));
    }
}
