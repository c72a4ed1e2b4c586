package dev.slipway.core.adapter.docker;

import dev.slipway.core.engine.SecureShell;
import dev.slipway.core.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An engine of another machine as a socket of this one, in a folder that only this user may enter:
/// each connection is carried by `docker system dial-stdio` there, as the docker command does it.
/// Closing it ends the connections and takes the socket away.
final class SshBridge implements AutoCloseable {
    private static final String COMMAND = "docker system dial-stdio";
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final int BUFFER = 1 << 16;
    private static final int MOST_SAID = 300;

    private final String host;
    private final SecureShell shell;
    private final Path folder;
    private final ServerSocketChannel server;
    private volatile @Nullable ProblemException failure;

    /// @param host `ssh://…`; nothing is contacted before the first connection
    SshBridge(String host, SecureShell shell) {
        this.host = host;
        this.shell = shell;
        try {
            folder = Files.createTempDirectory("slipway-ssh");
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket()));
        } catch (IOException e) {
            throw broken("no socket could be made for it (" + e.getMessage() + ")", e);
        }
        Thread.ofVirtual().name("ssh-bridge").start(this::accept);
    }

    private Path socket() {
        return folder.resolve("engine.sock");
    }

    /// What a client of the engine connects to.
    String address() {
        return "unix://" + socket();
    }

    /// Why the last connection came to nothing.
    Optional<ProblemException> failure() {
        return Optional.ofNullable(failure);
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                Thread.ofVirtual().name("ssh-carry").start(() -> carry(client));
            }
        } catch (IOException closed) {
            // nobody is to come any more
        }
    }

    private void carry(SocketChannel client) {
        try (client) {
            var process = started();
            try {
                var answer =
                        Thread.ofVirtual().name("ssh-answer").start(() -> answer(process, client));
                copy(client, process.getOutputStream());
                process.getOutputStream().close();
                answer.join(LAST_WORDS);
            } finally {
                process.destroy();
            }
        } catch (IOException | ProblemException gone) {
            // one of the two sides; the other is told by the end of its stream
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Why it failed is known before the client sees its connection end.
    private Process started() {
        try {
            return shell.start(host, COMMAND);
        } catch (ProblemException problem) {
            failure = problem;
            throw problem;
        }
    }

    private void answer(Process process, SocketChannel client) {
        try (client) {
            var carried = copy(process.getInputStream(), client);
            failure = carried > 0 ? null : broken(said(process), null);
        } catch (IOException gone) {
            // the client has hung up
        }
    }

    private static String said(Process process) throws IOException {
        var bytes = process.getErrorStream().readNBytes(MOST_SAID);
        var said = new String(bytes, StandardCharsets.UTF_8).strip();
        return said.isEmpty() ? "it hung up" : said.lines().findFirst().orElse(said);
    }

    private static void copy(SocketChannel from, OutputStream to) throws IOException {
        var buffer = ByteBuffer.allocate(BUFFER);
        while (from.read(buffer) >= 0) {
            to.write(buffer.array(), 0, buffer.position());
            to.flush();
            buffer.clear();
        }
    }

    private static long copy(InputStream from, SocketChannel to) throws IOException {
        var bytes = new byte[BUFFER];
        var carried = 0L;
        for (var count = from.read(bytes); count >= 0; count = from.read(bytes)) {
            var buffer = ByteBuffer.wrap(bytes, 0, count);
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
            carried += count;
        }
        return carried;
    }

    private ProblemException broken(String why, @Nullable Exception cause) {
        return ProblemException.outside(
                "engine.unreachable",
                "No Docker engine answers at " + host + ": " + why + ".",
                "`" + COMMAND + "` must work for that user on that machine.",
                cause);
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket());
            Files.deleteIfExists(folder);
        } catch (IOException leftToTheSystem) {
            // an empty folder among the temporary files
        }
    }
}
