package dev.slipway.core.release;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bell of a driver: whoever connects wakes it. What is to be done is in the store; nothing is
/// read from the socket.
final class DriverSocket implements AutoCloseable {
    private final ServerSocketChannel server;
    private final Path path;

    private DriverSocket(ServerSocketChannel server, Path path) {
        this.server = server;
        this.path = path;
    }

    static Path path(Home home) {
        return home.folder().resolve("driver.sock");
    }

    /// Opens it for the holder of the lease; `rung` is called from a thread of its own.
    static DriverSocket open(Home home, Runnable rung) {
        var path = path(home);
        try {
            Files.deleteIfExists(path);
            var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
            Home.restrict(path, "rw-------");
            var socket = new DriverSocket(server, path);
            Thread.ofVirtual().name("driver-socket").start(() -> socket.listen(rung));
            return socket;
        } catch (IOException e) {
            throw ProblemException.outside(
                    "driver.socket",
                    "The driver cannot listen on " + path + ": " + e.getMessage() + ".",
                    "Give a data folder with a shorter path, on a local disk.",
                    e);
        }
    }

    private void listen(Runnable rung) {
        while (server.isOpen()) {
            try (var caller = server.accept()) {
                if (caller.isConnected()) {
                    rung.run();
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    /// True if a driver heard it.
    static boolean ring(Home home) {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(path(home)))) {
            return channel.isConnected();
        } catch (IOException nobodyListens) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // a file that stays behind is replaced by the next driver
        }
    }
}
