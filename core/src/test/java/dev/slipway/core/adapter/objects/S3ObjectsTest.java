package dev.slipway.core.adapter.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.adapter.simulated.SimulatedSecrets;
import dev.slipway.core.contract.ObjectStoreContract;
import dev.slipway.core.pipeline.ObjectStore;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.settings.ObjectPlace;
import dev.slipway.core.time.Timer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a server that checks signatures, made for this class.
final class S3ObjectsTest extends ObjectStoreContract {
    private static S3Proxy server;
    private static int prefixes;

    private final SimulatedSecrets secrets = new SimulatedSecrets(Clock.systemUTC());
    private String prefix = "";

    @BeforeAll
    static void serve() throws Exception {
        var blobs = new TransientNio2BlobStore();
        blobs.createContainer("ships");
        server =
                S3Proxy.builder()
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.AWS_V4, "key", "secret/+")
                        .blobStore(blobs)
                        .build();
        server.start();
    }

    @AfterAll
    static void end() throws Exception {
        server.stop();
    }

    @BeforeEach
    void begin() {
        prefix = "test-" + ++prefixes + "/";
        keys("key", "secret/+");
    }

    private void keys(String access, String secret) {
        secrets.put(
                new SecretId(SecretScope.HOME, "s3"),
                new Secret.UsernamePassword(access, secret),
                "");
    }

    private ObjectStore store(String bucket) {
        var endpoint = "http://127.0.0.1:" + server.getPort();
        return new S3Objects(
                new ObjectPlace(endpoint, bucket, "us-east-1", prefix, "s3", true),
                secrets,
                Timer.system(),
                Clock.systemUTC(),
                3);
    }

    @Override
    protected ObjectStore store() {
        return store("ships");
    }

    @Test
    void listsGoOnOverPages() throws Exception {
        for (var i = 0; i < 7; i++) {
            put("many/" + i, "x".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(store().list("many/")).hasSize(7);
    }

    @Test
    void wrongKeysAndAMissingBucketAreSaid() {
        assertThatThrownBy(() -> store("nowhere").list(""))
                .hasMessageStartingWith("objects.noBucket");
        keys("key", "wrong");
        assertThatThrownBy(() -> store().list("")).hasMessageStartingWith("objects.denied");
        secrets.remove(new SecretId(SecretScope.HOME, "s3"));
        assertThatThrownBy(() -> store().has("a")).hasMessageStartingWith("objects.denied");
    }
}
