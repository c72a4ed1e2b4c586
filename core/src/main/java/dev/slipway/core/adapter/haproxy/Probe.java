package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.traffic.TrafficRouter.Preview;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// Sends one request of Slipway's own through the published route. Safe from any thread.
final class Probe {
    /// Made when the first request is sent: it brings certificates and half a second with it, which
    /// a call that only reads the store must not pay for.
    private static final class Shared {
        private static final HttpClient CLIENT =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /// The status; empty when nothing answered in time.
    Optional<Integer> send(Preview preview, Duration atMost) {
        var request =
                HttpRequest.newBuilder(URI.create(preview.url() + "/"))
                        .header(preview.header(), preview.token())
                        .header("user-agent", "slipway-probe")
                        .timeout(atMost)
                        .build();
        try {
            return Optional.of(Shared.CLIENT.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException noAnswer) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
