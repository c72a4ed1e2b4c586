package dev.slipway.core.adapter.jgit;

import dev.slipway.core.engine.SecureShell;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.source.KnownHosts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSession;
import org.eclipse.jgit.util.FS;

/// Secure shell in the process, with the keys, the agent and the known servers that repositories
/// over ssh have. A server allows a connection ten sessions at a time, so another connection is
/// made when eight are in use.
public final class JGitSecureShell implements SecureShell {
    private static final int CONNECT_MILLIS = 20_000;
    private static final int START_SECONDS = 20;
    private static final int MOST_COMMANDS = 8;

    private final Secrets secrets;
    private final KnownHosts knownHosts;
    private final Map<String, Server> servers = new ConcurrentHashMap<>();

    public JGitSecureShell(Secrets secrets, KnownHosts knownHosts) {
        this.secrets = secrets;
        this.knownHosts = knownHosts;
    }

    @Override
    public Process start(String address, String command) {
        return servers.computeIfAbsent(address, Server::new).start(command);
    }

    @Override
    public void close() {
        servers.values().forEach(Server::close);
        servers.clear();
    }

    /// One server's connections.
    private final class Server {
        private final String address;
        private final List<Connection> connections = new ArrayList<>();

        Server(String address) {
            this.address = address;
        }

        synchronized Process start(String command) {
            for (var connection : List.copyOf(connections)) {
                if (connection.hasRoom()) {
                    try {
                        return connection.start(command);
                    } catch (IOException broken) {
                        connection.close();
                        connections.remove(connection);
                    }
                }
            }
            var fresh = connect();
            try {
                var process = fresh.start(command);
                connections.add(fresh);
                return process;
            } catch (IOException e) {
                fresh.close();
                throw unreachable(address, e);
            }
        }

        private Connection connect() {
            var access = new GitAccess(secrets, knownHosts, "");
            try {
                var uri = new URIish(address);
                var session =
                        access.sessions(uri.getHost())
                                .getSession(uri, access, FS.DETECTED, CONNECT_MILLIS);
                return new Connection(session);
            } catch (IOException | URISyntaxException e) {
                throw access.refused().orElseGet(() -> unreachable(address, e));
            }
        }

        synchronized void close() {
            connections.forEach(Connection::close);
            connections.clear();
        }
    }

    private static final class Connection {
        private final SshdSession session;
        private final List<Command> running = new ArrayList<>();

        Connection(SshdSession session) {
            this.session = session;
        }

        boolean hasRoom() {
            running.removeIf(Command::isOver);
            return running.size() < MOST_COMMANDS;
        }

        Process start(String command) throws IOException {
            var started = new Command(session.exec(command, START_SECONDS));
            running.add(started);
            return started;
        }

        void close() {
            session.disconnect();
        }
    }

    /// A process that is over when it ended or was told to: JGit's own never knows the second.
    private static final class Command extends Process {
        private final Process there;
        private volatile boolean isDestroyed;

        Command(Process there) {
            this.there = there;
        }

        boolean isOver() {
            return isDestroyed || !there.isAlive();
        }

        @Override
        public OutputStream getOutputStream() {
            return there.getOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return there.getInputStream();
        }

        @Override
        public InputStream getErrorStream() {
            return there.getErrorStream();
        }

        @Override
        public int waitFor() throws InterruptedException {
            return there.waitFor();
        }

        @Override
        public int exitValue() {
            return there.exitValue();
        }

        @Override
        public void destroy() {
            isDestroyed = true;
            there.destroy();
        }
    }

    private static ProblemException unreachable(String address, Exception e) {
        return ProblemException.outside(
                "engine.unreachable",
                "The machine of " + address + " is not reached by ssh: " + e.getMessage() + ".",
                "Try `ssh` to it by hand; a key for it alone is set by `slipway secret set NAME"
                        + " --ssh-key --host HOST`.",
                e);
    }
}
