package dev.slipway.core.adapter.jgit;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.source.KnownHosts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.eclipse.jgit.api.TransportConfigCallback;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;

/// Secure shell for one connection: a key that was set for the host, else those of `~/.ssh` and of
/// the agent; servers as `ServerKeys` says.
final class SshAccess implements TransportConfigCallback {
    private final Secrets secrets;
    private final String project;
    private final ServerKeys servers;
    private final Path userHome = Path.of(System.getProperty("user.home", "."));
    private final String agent;

    SshAccess(Secrets secrets, String project, KnownHosts knownHosts, String agent) {
        this.secrets = secrets;
        this.project = project;
        this.servers = new ServerKeys(userHome.resolve(".ssh"), knownHosts);
        this.agent = agent;
    }

    /// Why the server was not accepted, if that was it.
    Optional<ProblemException> refused() {
        return servers.refused();
    }

    @Override
    public void configure(Transport transport) {
        if (transport instanceof SshTransport ssh) {
            ssh.setSshSessionFactory(sessions(transport.getURI().getHost()));
        }
    }

    /// A factory of connections to this host.
    SshdSessionFactory sessions(String host) {
        var builder =
                new SshdSessionFactoryBuilder()
                        .setHomeDirectory(userHome.toFile())
                        .setSshDirectory(userHome.resolve(".ssh").toFile())
                        .setServerKeyDatabase((_, _) -> servers)
                        .setPreferredAuthentications("publickey")
                        .setConnectorFactory(new AgentConnectors(agent));
        key(host)
                .ifPresent(key -> {
                    var pairs = pairs(key);
                    builder.setDefaultKeysProvider(_ -> pairs)
                            .setConnectorFactory(new AgentConnectors(""));
                });
        return builder.build(null);
    }

    private Optional<Secret.SshKey> key(String host) {
        return secrets.forHost(project, host)
                .filter(Secret.SshKey.class::isInstance)
                .map(Secret.SshKey.class::cast);
    }

    private static List<KeyPair> pairs(Secret.SshKey key) {
        try {
            var text = key.privateKey().strip() + "\n";
            var pairs = new ArrayList<KeyPair>();
            SecurityUtils.loadKeyPairIdentities(
                            null,
                            NamedResource.ofName("secret"),
                            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                            FilePasswordProvider.of(key.passphrase()))
                    .forEach(pairs::add);
            return pairs;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw ProblemException.usage(
                    "secret.sshKey",
                    "The ssh key that was set for this server cannot be used.",
                    "Set it anew: `slipway secret set NAME --ssh-key --host HOST` with a private key,"
                            + " its passphrase by --key-passphrase-file.");
        }
    }
}
