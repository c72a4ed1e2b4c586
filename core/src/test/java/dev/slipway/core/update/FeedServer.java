package dev.slipway.core.update;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A publisher of the update feed on this machine, who can be made to do anything wrong.
final class FeedServer implements AutoCloseable {
    static final String PACKAGE = "slipway_9.1.0+1~x_amd64.deb";

    final KeyPair key = newKey();
    final AtomicInteger requests = new AtomicInteger();
    private final ConcurrentHashMap<String, byte[]> files = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Integer> cutAt = new ConcurrentHashMap<>();
    private final HttpServer server;

    FeedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring("/slipway/".length());
            var content = files.get(path);
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.sendResponseHeaders(200, content.length);
            var cut = cutAt.getOrDefault(path, content.length);
            exchange.getResponseBody().write(content, 0, cut);
            exchange.getResponseBody().flush();
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/slipway/feed.json";
    }

    String publicKey() {
        return Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
    }

    void put(String file, byte[] content) {
        files.put(file, content);
    }

    /// From now on a connection for the file breaks off after so many bytes.
    void breakOff(String file, int after) {
        cutAt.put(file, after);
    }

    /// A feed with one release of one Debian package, signed with the key.
    void publish(int serial, String version, String expires, byte[] content) {
        put(PACKAGE, content);
        sign(feed(serial, version, expires, PACKAGE, content), key);
    }

    static String feed(int serial, String version, String expires, String file, byte[] content) {
        return """
        {"format": 1, "serial": %d, "issued": "2026-11-01T00:00:00Z", "expires": "%s", "later": {},
         "releases": [
           {"version": "0.0.1", "date": "2025-01-01", "packages": []},
           {"version": "%s", "date": "2026-11-01", "notes": "https://slipway.invalid/notes",
            "packages": [
              {"kind": "flatpak", "arch": "x86_64"},
              {"kind": "deb", "arch": "x86_64", "file": "%s", "size": %d, "sha256": "%s"}]}]}
        """
                .formatted(serial, expires, version, file, content.length, sha256(content));
    }

    void sign(String feed, KeyPair... keys) {
        var bytes = feed.getBytes(StandardCharsets.UTF_8);
        put("feed.json", bytes);
        var lines = new StringBuilder();
        for (var pair : keys) {
            lines.append(signature(bytes, pair)).append('\n');
        }
        put("feed.json.sig", lines.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String signature(byte[] content, KeyPair pair) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
