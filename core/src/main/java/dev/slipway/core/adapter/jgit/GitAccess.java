package dev.slipway.core.adapter.jgit;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.source.KnownHosts;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.errors.UnsupportedCredentialItem;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.NetRCCredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;

/// What a project shows to the server of its repository: the secret that was set for that host,
/// else the line of `~/.netrc`. A secret is shown to no other host, and over plain `http` only to
/// this machine.
final class GitAccess extends CredentialsProvider {
    private static final String TOKEN_USER = "x-access-token";
    private static final String BITBUCKET_TOKEN_USER = "x-token-auth";

    private final Secrets secrets;
    private final String project;
    private final SshAccess ssh;
    private final CredentialsProvider netrc = new NetRCCredentialsProvider();

    /// @param project empty while it has no name yet
    GitAccess(Secrets secrets, KnownHosts knownHosts, String project) {
        this.secrets = secrets;
        this.project = project;
        this.ssh =
                new SshAccess(
                        secrets,
                        project,
                        knownHosts,
                        Objects.requireNonNullElse(System.getenv("SSH_AUTH_SOCK"), ""));
    }

    /// The problem in a person's words.
    ProblemException problem(Remote remote, Exception e) {
        return ssh.refused().orElseGet(() -> GitProblems.unreadable(remote.shown(), e));
    }

    /// Why a server was not accepted, if that was it.
    Optional<ProblemException> refused() {
        return ssh.refused();
    }

    /// Connections by secure shell to this host.
    SshdSessionFactory sessions(String host) {
        return ssh.sessions(host);
    }

    <C extends TransportCommand<C, ?>> C given(C command) {
        return command.setCredentialsProvider(this).setTransportConfigCallback(ssh);
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        return netrc.supports(items);
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) throws UnsupportedCredentialItem {
        var secret = secretFor(uri);
        if (secret.isEmpty()) {
            return uri.getHost() != null && netrc.get(uri, items);
        }
        for (var item : items) {
            switch (item) {
                case CredentialItem.Username name -> name.setValue(user(uri, secret.get()));
                case CredentialItem.Password password ->
                        password.setValue(password(secret.get()).toCharArray());
                default -> throw new UnsupportedCredentialItem(uri, item.getPromptText());
            }
        }
        return true;
    }

    private Optional<Secret> secretFor(URIish uri) {
        var host = uri.getHost();
        if (host == null || !isSafe(uri)) {
            return Optional.empty();
        }
        var withPort = uri.getPort() > 0 ? host + ":" + uri.getPort() : host;
        return secrets.forHost(project, withPort)
                .or(() -> secrets.forHost(project, host))
                .filter(secret -> !password(secret).isEmpty());
    }

    private static boolean isSafe(URIish uri) {
        return "https".equals(uri.getScheme())
                || "http".equals(uri.getScheme())
                        && (uri.getHost().equals("localhost")
                                || uri.getHost().startsWith("127.")
                                || uri.getHost().equals("[::1]"));
    }

    private static String user(URIish uri, Secret secret) {
        return switch (secret) {
            case Secret.UsernamePassword login -> login.username();
            case Secret.Text _, Secret.SecretFile _, Secret.SshKey _ ->
                    uri.getHost().endsWith("bitbucket.org") ? BITBUCKET_TOKEN_USER : TOKEN_USER;
        };
    }

    private static String password(Secret secret) {
        return switch (secret) {
            case Secret.Text text -> text.value();
            case Secret.UsernamePassword login -> login.password();
            case Secret.SecretFile _, Secret.SshKey _ -> "";
        };
    }
}
