package dev.slipway.app.instance;

import dev.slipway.app.shell.Address;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.FileLocks;
import dev.slipway.core.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The right to be a data folder's window: an operating system's lock that ends with the process,
/// and a unix socket (0600) where later starts leave the address they were asked for. An address
/// only navigates, so whoever may write to the socket can make the window show a page, no more.
public final class OneWindow implements AutoCloseable {
    /// No address of ours is longer.
    private static final int LONGEST = 4096;

    private final FileLocks.Held lock;
    private final ServerSocketChannel server;
    private final Path socket;

    private OneWindow(FileLocks.Held lock, ServerSocketChannel server, Path socket) {
        this.lock = lock;
        this.server = server;
        this.socket = socket;
    }

    /// Takes the right, empty if another process (or this one) has it. Problem `home.unusable`.
    public static Optional<OneWindow> take(Home home) {
        Optional<FileLocks.Held> lock = Optional.empty();
        try {
            lock = FileLocks.tryTake(home.folder().resolve("window.lock"));
            return lock.isEmpty() ? Optional.empty() : Optional.of(listening(home, lock.get()));
        } catch (IOException | UncheckedIOException e) {
            lock.ifPresent(FileLocks.Held::close);
            throw ProblemException.outside(
                    "home.unusable",
                    "The data folder " + home.folder() + " cannot be used: " + e.getMessage() + ".",
                    "Mend its permissions, or give one with a shorter path by --home.",
                    e);
        }
    }

    private static OneWindow listening(Home home, FileLocks.Held lock) throws IOException {
        var socket = socket(home);
        Files.deleteIfExists(socket);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Home.restrict(socket, "rw-------");
        return new OneWindow(lock, server, socket);
    }

    /// Tells a window that is open to come to the front, at the address if there is one. False if
    /// nobody listens.
    public static boolean handOver(Home home, Optional<Address> page) {
        var line = page.map(Address::toString).orElse("") + "\n";
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket(home)))) {
            var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return true;
        } catch (IOException nobodyListens) {
            return false;
        }
    }

    private static Path socket(Home home) {
        return home.folder().resolve("window.sock");
    }

    /// From now on later starts are heard, on a thread of this object's own. What is no address of
    /// ours only brings the window to the front.
    public void onCall(Consumer<Optional<Address>> called) {
        Thread.ofVirtual().name("one-window").start(() -> listen(called));
    }

    private void listen(Consumer<Optional<Address>> called) {
        while (server.isOpen()) {
            try (var caller = server.accept()) {
                called.accept(Address.parse(line(caller)));
            } catch (IOException e) {
                // this caller is gone, or the window closes
            }
        }
    }

    private static String line(SocketChannel caller) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST);
        while (bytes.hasRemaining() && caller.read(bytes) >= 0) {
            // until the caller is done
        }
        return StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip();
    }

    @Override
    public void close() {
        closeQuietly(server);
        try {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            // the next window replaces it
        }
        closeQuietly(lock);
    }

    private static void closeQuietly(@Nullable AutoCloseable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (Exception e) {
            // lock and socket go with the process at the latest
        }
    }
}
