package dev.slipway.core.adapter.objects;

import dev.slipway.core.settings.ObjectPlace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// One signed request to a bucket. The signature is AWS' own library's; the rest is the JDK's
/// client.
final class S3Request {
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    /// The client sends these by itself.
    private static final Set<String> BY_CLIENT = Set.of("host", "content-length", "expect");

    private final ObjectPlace place;
    private final AwsCredentialsIdentity keys;
    private final Clock clock;

    S3Request(ObjectPlace place, AwsCredentialsIdentity keys, Clock clock) {
        this.place = place;
        this.keys = keys;
        this.clock = clock;
    }

    /// @param path of the object, empty for the bucket itself · body a file to send, null for none
    HttpRequest of(
            String method,
            String path,
            Map<String, String> query,
            @Nullable Path body,
            Duration patience)
            throws IOException {
        var plain =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.fromValue(method))
                        .uri(address(path, query))
                        .build();
        var payload =
                body == null
                        ? null
                        : ContentStreamProvider.fromInputStreamSupplier(() -> opened(body));
        var signed =
                SIGNER.sign(it ->
                                it.identity(keys)
                                        .request(plain)
                                        .payload(payload)
                                        .putProperty(HttpSigner.SIGNING_CLOCK, clock)
                                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, place.region())
                                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
                        .request();
        var request =
                HttpRequest.newBuilder(signed.getUri())
                        .timeout(patience)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofFile(body));
        signed.forEachHeader((name, values) -> {
            if (!BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static InputStream opened(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI address(String path, Map<String, String> query) {
        var endpoint = URI.create(place.endpoint());
        var authority =
                place.isPathStyle()
                        ? endpoint.getAuthority()
                        : place.bucket() + "." + endpoint.getAuthority();
        var written =
                (place.isPathStyle() ? "/" + place.bucket() : "")
                        + (path.isEmpty() ? "/" : "/" + escaped(path, "/"));
        var words = new StringBuilder();
        new TreeMap<>(query)
                .forEach((name, value) ->
                        words.append(words.isEmpty() ? '?' : '&')
                                .append(escaped(name, ""))
                                .append('=')
                                .append(escaped(value, "")));
        return URI.create(endpoint.getScheme() + "://" + authority + written + words);
    }

    /// As S3 wants it signed: everything but letters, digits and `-._~`.
    private static String escaped(String text, String also) {
        var written = new StringBuilder();
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (b & 0xff);
            if (c < 0x80
                    && (Character.isLetterOrDigit(c)
                            || "-._~".indexOf(c) >= 0
                            || also.indexOf(c) >= 0)) {
                written.append(c);
            } else {
                written.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
            }
        }
        return written.toString();
    }
}
