package dev.slipway.core.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.core.adapter.jgit.JGitSecureShell;
import dev.slipway.core.adapter.simulated.SimulatedSecrets;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.KnownHosts;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A second engine of the tests' own, on the other side of TLS and of ssh: `dockerd` with
/// certificates and `sshd` with keys made for it, all on 127.0.0.1 and in one folder, gone after
/// close. It needs Linux, root and the packages docker.io and openssh-server, which
/// `packaging/test` installs; without them the tests that want it are skipped.
final class SecondEngine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_OUTPUT = 4000;

    private final Timer timer = Timer.system();
    private final Path folder;
    private final String bridge = "slipway" + ProcessHandle.current().pid() % 10_000_000;
    private final List<Process> running = new ArrayList<>();
    private final DockerEngines tls;
    private final DockerEngines ssh;
    private final KnownHosts knownHosts;
    private final String sshAddress;

    private SecondEngine() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("slipway-second");
        certificates();
        keys();
        var tlsPort = freePort();
        var sshPort = freePort();
        Files.createDirectories(Path.of("/run/sshd"));
        dockerd(tlsPort);
        sshd(sshPort);
        tls =
                new DockerEngines(
                        Map.of(
                                "DOCKER_HOST",
                                "tcp://127.0.0.1:" + tlsPort,
                                "DOCKER_TLS_VERIFY",
                                "1",
                                "DOCKER_CERT_PATH",
                                folder.resolve("client").toString()),
                        timer,
                        Clock.systemUTC());
        knownHosts = new KnownHosts(Home.open(folder.resolve("home")));
        sshAddress = "ssh://root@127.0.0.1:" + sshPort;
        ssh = engines(secrets(), knownHosts);
        knownHosts.add("127.0.0.1:" + sshPort, fingerprint());
        awaitEngine();
        run("docker save busybox:stable | docker -H unix://" + socket() + " load");
    }

    /// Starts one, or skips the test where that is not possible.
    static SecondEngine start() throws IOException, InterruptedException {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
        for (var program :
                List.of(
                        "/usr/sbin/dockerd",
                        "/usr/sbin/sshd",
                        "/usr/sbin/ip",
                        "/usr/bin/docker",
                        "/usr/bin/openssl")) {
            assumeTrue(Files.isExecutable(Path.of(program)), "needs " + program);
        }
        return new SecondEngine();
    }

    Engine overTls() {
        return tls.engine("default");
    }

    Engine overSsh() {
        return ssh.engine("default");
    }

    /// The same address for somebody else.
    DockerEngines engines(SimulatedSecrets secrets, KnownHosts known) {
        return new DockerEngines(
                Map.of("DOCKER_HOST", sshAddress),
                Optional.empty(),
                new JGitSecureShell(secrets, known),
                timer,
                Clock.systemUTC());
    }

    SimulatedSecrets secrets() throws IOException {
        var secrets = new SimulatedSecrets(Clock.systemUTC());
        secrets.put(
                new SecretId(SecretScope.HOME, "second"),
                new Secret.SshKey("root", Files.readString(folder.resolve("user-key")), ""),
                "127.0.0.1");
        return secrets;
    }

    KnownHosts knownHosts() {
        return knownHosts;
    }

    Path folder() {
        return folder;
    }

    private Path socket() {
        return folder.resolve("docker.sock");
    }

    private void certificates() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("client"));
        run(
                """
                new() { openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$1" -keyout "$2" -out "$3" "${@:4}"; }
                new tests-ca ca-key.pem client/ca.pem
                new 127.0.0.1 server-key.pem server.pem -CA client/ca.pem -CAkey ca-key.pem -addext subjectAltName=IP:127.0.0.1
                new tests client/key.pem client/cert.pem -CA client/ca.pem -CAkey ca-key.pem -addext extendedKeyUsage=clientAuth
                """);
    }

    private void keys() throws IOException, InterruptedException {
        run("for k in host user; do ssh-keygen -q -t ed25519 -N '' -f $k-key; done");
    }

    private String fingerprint() throws IOException, InterruptedException {
        return run("ssh-keygen -lf host-key.pub").split(" ")[1];
    }

    // A bridge and addresses of its own, and no rules in the machine's packet filter. Never
    // --bridge=none: an engine that is told so takes the bridge docker0 away, another engine's.
    private void dockerd(int port) throws IOException, InterruptedException {
        run(
                "ip link add %1$s type bridge; ip addr add 10.213.255.1/26 dev %1$s; ip link set %1$s up"
                        .formatted(bridge));
        spawn(
                "dockerd",
                "/usr/sbin/dockerd",
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("run"),
                "--pidfile=" + folder.resolve("dockerd.pid"),
                "--bridge=" + bridge,
                "--iptables=false",
                "--default-address-pool=base=10.213.0.0/16,size=26",
                "-H=unix://" + socket(),
                "-H=tcp://127.0.0.1:" + port,
                "--tlsverify",
                "--tlscacert=" + folder.resolve("client/ca.pem"),
                "--tlscert=" + folder.resolve("server.pem"),
                "--tlskey=" + folder.resolve("server-key.pem"));
    }

    private void sshd(int port) throws IOException {
        var configuration =
                Files.writeString(
                        folder.resolve("sshd.conf"),
                        """
                        Port %d
                        ListenAddress 127.0.0.1
                        HostKey %2$s/host-key
                        AuthorizedKeysFile %2$s/user-key.pub
                        PidFile none
                        StrictModes no
                        UsePAM no
                        PasswordAuthentication no
                        PermitRootLogin prohibit-password
                        SetEnv DOCKER_HOST=unix://%3$s
                        """
                                .formatted(port, folder, socket()));
        spawn("sshd", "/usr/sbin/sshd", "-D", "-e", "-f", configuration.toString());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void spawn(String name, String... command) throws IOException {
        running.add(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(name + ".log").toFile())
                        .start());
    }

    private String run(String script) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder("bash", "-c", "set -euo pipefail\n" + script)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        var output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as("%s: %s", script, output).isZero();
        return output;
    }

    private void awaitEngine() throws IOException, InterruptedException {
        var deadline = timer.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(socket()) || !answers()) {
            if (timer.nanoTime() > deadline || !running.getFirst().isAlive()) {
                throw new AssertionError("dockerd: " + log("dockerd"));
            }
            timer.pause(Duration.ofMillis(50));
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        var process =
                new ProcessBuilder("docker", "-H", "unix://" + socket(), "version")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return process.waitFor() == 0;
    }

    private String log(String name) throws IOException {
        var text = Files.readString(folder.resolve(name + ".log"));
        return text.substring(Math.max(0, text.length() - MOST_OUTPUT));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        tls.close();
        ssh.close();
        for (var process : running) {
            process.destroy();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        run("ip link delete " + bridge + "; rm -rf -- '" + folder + "'");
    }
}
