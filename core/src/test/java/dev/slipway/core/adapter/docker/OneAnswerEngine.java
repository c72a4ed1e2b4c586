package dev.slipway.core.adapter.docker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers every request on a socket with the same JSON, on connections that stay open; closing it
/// cuts them, as an engine's restart does.
final class OneAnswerEngine implements AutoCloseable {
    private static final String BODY = "{\"ApiVersion\":\"1.41\",\"MinAPIVersion\":\"1.12\"}";
    private static final byte[] ANSWER =
            ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                            + BODY.length()
                            + "\r\n\r\n"
                            + BODY)
                    .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocketChannel server;
    private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();

    OneAnswerEngine(Path socket) throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::accept);
    }

    int answered() {
        return answered.get();
    }

    private void accept() {
        try {
            while (true) {
                var connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(SocketChannel connection) {
        var buffer = ByteBuffer.allocate(1 << 16);
        try {
            while (connection.read(buffer) > 0) {
                var text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
                if (text.endsWith("\r\n\r\n")) {
                    buffer.clear();
                    answered.incrementAndGet();
                    connection.write(ByteBuffer.wrap(ANSWER));
                }
            }
        } catch (IOException cut) {
            // The client has gone, or the test is over.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var connection : connections) {
            connection.close();
        }
    }
}
