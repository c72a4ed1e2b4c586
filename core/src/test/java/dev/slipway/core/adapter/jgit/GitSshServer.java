package dev.slipway.core.adapter.jgit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.shell.ProcessShellFactory;

/// A real ssh server that lets one key in and runs git's own `upload-pack`.
final class GitSshServer implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();

    GitSshServer(Path hostKey, PublicKey allowed) {
        server.setHost("127.0.0.1");
        server.setPort(0);
        var keys = new SimpleGeneratorHostKeyProvider(hostKey);
        keys.setAlgorithm("EC");
        keys.setKeySize(256);
        server.setKeyPairProvider(keys);
        server.setPublickeyAuthenticator((_, key, _) -> KeyUtils.compareKeys(key, allowed));
        server.setCommandFactory((channel, command) ->
                new ProcessShellFactory(command, "sh", "-c", command).createShell(channel));
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(Path repository) {
        return "ssh://git@127.0.0.1:" + server.getPort() + repository;
    }

    String host() {
        return "127.0.0.1:" + server.getPort();
    }

    String fingerprint() {
        try {
            KeyPairProvider keys = server.getKeyPairProvider();
            var key = keys.loadKeys(null).iterator().next();
            return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
        } catch (IOException | java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
