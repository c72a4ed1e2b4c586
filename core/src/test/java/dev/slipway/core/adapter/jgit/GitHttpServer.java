package dev.slipway.core.adapter.jgit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Git's own `http-backend` behind a small server, with basic authentication.
final class GitHttpServer implements AutoCloseable {
    private final HttpServer server;
    private final Path root;
    private final String login;
    private final List<String> shown = new CopyOnWriteArrayList<>();

    /// @param login `user:password`; empty = everybody may read
    GitHttpServer(Path root, String login) {
        this.root = root;
        this.login = login;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String repository) {
        return "http://127.0.0.1:" + port() + "/" + repository;
    }

    /// The logins that were shown, decoded.
    List<String> shown() {
        return shown;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            var given =
                    authorization == null
                            ? ""
                            : new String(
                                    Base64.getDecoder()
                                            .decode(authorization.replaceFirst("^Basic ", "")),
                                    StandardCharsets.UTF_8);
            if (authorization != null) {
                shown.add(given);
            }
            if (!login.isEmpty() && !login.equals(given)) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var builder = new ProcessBuilder("git", "http-backend");
        var uri = exchange.getRequestURI();
        var environment = builder.environment();
        environment.put("GIT_PROJECT_ROOT", root.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("PATH_INFO", uri.getPath());
        environment.put("QUERY_STRING", uri.getQuery() == null ? "" : uri.getQuery());
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        put(environment, "CONTENT_TYPE", exchange, "Content-Type");
        put(environment, "HTTP_CONTENT_ENCODING", exchange, "Content-Encoding");
        put(environment, "GIT_PROTOCOL", exchange, "Git-Protocol");
        var process = builder.start();
        try (var to = process.getOutputStream()) {
            exchange.getRequestBody().transferTo(to);
        } catch (IOException backendWantsNoMore) {
            // its answer says why
        }
        var all = process.getInputStream().readAllBytes();
        send(exchange, all);
    }

    private static void put(
            java.util.Map<String, String> environment,
            String name,
            HttpExchange exchange,
            String header) {
        var value = exchange.getRequestHeaders().getFirst(header);
        if (value != null) {
            environment.put(name, value);
        }
    }

    private static void send(HttpExchange exchange, byte[] all) throws IOException {
        var text = new String(all, StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        var status = 200;
        for (var line : text.substring(0, end).split("\r\n")) {
            var colon = line.indexOf(':');
            var value = line.substring(colon + 1).strip();
            if (line.startsWith("Status:")) {
                status = Integer.parseInt(value.substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(line.substring(0, colon), value);
            }
        }
        var body = new ByteArrayOutputStream();
        body.write(all, end + 4, all.length - end - 4);
        exchange.sendResponseHeaders(status, body.size() == 0 ? -1 : body.size());
        exchange.getResponseBody().write(body.toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
