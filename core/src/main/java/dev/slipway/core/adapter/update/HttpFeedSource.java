package dev.slipway.core.adapter.update;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.update.FeedSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;

/// The feed over HTTPS; plain HTTP only from this very machine. Says of itself no more than
/// `slipway`, without a version. Follows redirects, but none from HTTPS to HTTP.
public final class HttpFeedSource implements FeedSource {
    private static final int MOST_FEED = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int PIECE = 1 << 16;

    private final URI feed;

    private HttpFeedSource(URI feed) {
        this.feed = feed;
    }

    /// Problem `update.address`.
    public static HttpFeedSource of(String address) {
        try {
            var feed = URI.create(address);
            if ("https".equals(feed.getScheme())
                    || "http".equals(feed.getScheme()) && isHere(feed.getHost())) {
                return new HttpFeedSource(feed);
            }
        } catch (IllegalArgumentException | UnknownHostException notOne) {
            // said below
        }
        throw ProblemException.usage(
                "update.address",
                "`" + address + "` is no address of an update feed.",
                "It begins with https:// and ends with the feed's name.");
    }

    private static boolean isHere(String host) throws UnknownHostException {
        return host.equals("localhost")
                || host.matches("[0-9.]+|\\[.*]")
                        && InetAddress.getByName(host).isLoopbackAddress();
    }

    @Override
    public byte[] feed() throws InterruptedException {
        return small(feed);
    }

    @Override
    public byte[] signatures() throws InterruptedException {
        return small(feed.resolve(name() + ".sig"));
    }

    private String name() {
        return feed.getRawPath().substring(feed.getRawPath().lastIndexOf('/') + 1);
    }

    private static byte[] small(URI address) throws InterruptedException {
        try (var client = client();
                var body = opened(client, address, PATIENCE).body()) {
            return body.readNBytes(MOST_FEED);
        } catch (IOException e) {
            throw unreachable(address, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public long fetch(String file, Path into, long most, LongConsumer progress)
            throws IOException, InterruptedException {
        var address = feed.resolve(file.replace("+", "%2B").replace("~", "%7E"));
        try (var client = client();
                var body = opened(client, address, LONGEST).body();
                var out = Files.newOutputStream(into)) {
            var piece = new byte[PIECE];
            var came = 0L;
            for (var read = next(body, piece);
                    read >= 0 && came <= most;
                    read = next(body, piece)) {
                out.write(piece, 0, read);
                came += read;
                progress.accept(Math.min(came, most));
            }
            return came;
        }
    }

    /// A connection that breaks off is an end: the number of bytes tells.
    private static int next(InputStream body, byte[] piece) {
        try {
            return body.read(piece);
        } catch (IOException brokenOff) {
            return -1;
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(PATIENCE)
                .build();
    }

    private static HttpResponse<InputStream> opened(HttpClient client, URI address, Duration atMost)
            throws InterruptedException {
        var request =
                HttpRequest.newBuilder(address)
                        .header("user-agent", "slipway")
                        .timeout(atMost)
                        .build();
        try {
            var response = client.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                response.body().close();
                throw unreachable(address, "status " + response.statusCode(), null);
            }
            return response;
        } catch (IOException e) {
            throw unreachable(address, String.valueOf(e.getMessage()), e);
        }
    }

    private static ProblemException unreachable(
            URI address, String why, @org.jspecify.annotations.Nullable IOException cause) {
        return ProblemException.outside(
                "update.unreachable",
                address + " could not be had: " + why + ".",
                "Look at the network and try again later; Slipway works without.",
                cause);
    }
}
