package dev.slipway.core.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One user of 127.0.0.1 with one connection: plain HTTP/1.1 written by hand, so that no client
/// library repeats a request in silence. One thread.
public final class User implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final int port;
    private final boolean keepAlive;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    public record Answer(int status, String body) {
        public String firstLine() {
            return body.lines().findFirst().orElse("");
        }
    }

    public User(int port, boolean keepAlive) {
        this.port = port;
        this.keepAlive = keepAlive;
    }

    public Answer get() throws IOException {
        return get("/", "");
    }

    /// @param headers whole lines, each with its line end
    public Answer get(String path, String headers) throws IOException {
        var connection = connected();
        var request =
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + headers
                        + (keepAlive ? "" : "Connection: close\r\n")
                        + "\r\n";
        connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return read();
    }

    /// Sends a body of so many bytes.
    public Answer post(String path, int bytes) throws IOException {
        var connection = connected();
        var head =
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: "
                        + bytes
                        + "\r\n"
                        + (keepAlive ? "" : "Connection: close\r\n")
                        + "\r\n";
        connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().write(new byte[bytes]);
        return read();
    }

    private Socket connected() throws IOException {
        if (socket == null) {
            var fresh = new Socket();
            fresh.setTcpNoDelay(true);
            fresh.setSoTimeout(PATIENCE_MILLIS);
            fresh.connect(
                    new InetSocketAddress(
                            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
                    PATIENCE_MILLIS);
            socket = fresh;
            in = new BufferedInputStream(fresh.getInputStream());
            return fresh;
        }
        return socket;
    }

    private Answer read() throws IOException {
        var statusLine = line();
        var length = -1;
        var isChunked = false;
        var closes = !keepAlive;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            isChunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            closes |= lower.startsWith("connection:") && lower.contains("close");
        }
        var body = isChunked ? chunked() : length >= 0 ? exactly(length) : rest();
        if (closes || (!isChunked && length < 0)) {
            close();
        }
        return new Answer(
                Integer.parseInt(statusLine.split(" ")[1]),
                new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        var text = new StringBuilder();
        for (var c = source().read(); c != '\n'; c = source().read()) {
            if (c < 0) {
                throw new EOFException(
                        "closed " + (text.isEmpty() ? "before an answer" : "within an answer"));
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = source().readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("closed within a body");
        }
        return bytes;
    }

    private byte[] chunked() throws IOException {
        var all = new java.io.ByteArrayOutputStream();
        while (true) {
            var size = Integer.parseInt(line().split(";")[0].strip(), 16);
            all.writeBytes(exactly(size));
            line();
            if (size == 0) {
                return all.toByteArray();
            }
        }
    }

    private byte[] rest() throws IOException {
        return source().readAllBytes();
    }

    private InputStream source() throws IOException {
        if (in == null) {
            throw new IOException("not connected");
        }
        return in;
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException alreadyGone) {
            // nothing is left to close
        }
        socket = null;
        in = null;
    }
}
