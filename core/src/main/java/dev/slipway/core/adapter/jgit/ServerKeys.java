package dev.slipway.core.adapter.jgit;

import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.KnownHosts;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.eclipse.jgit.internal.transport.sshd.OpenSshServerKeyDatabase;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.jspecify.annotations.Nullable;

/// Accepts a server whose key stands in `~/.ssh/known_hosts` or was accepted in this home; nobody
/// else, and says then what was shown. One for each connection.
final class ServerKeys implements ServerKeyDatabase {
    private static final int SSH = 22;

    private final ServerKeyDatabase users;
    private final KnownHosts accepted;
    private volatile @Nullable ProblemException refused;

    ServerKeys(Path sshFolder, KnownHosts accepted) {
        this.users = new OpenSshServerKeyDatabase(false, List.of(sshFolder.resolve("known_hosts")));
        this.accepted = accepted;
    }

    /// Why the last server was not accepted.
    Optional<ProblemException> refused() {
        return Optional.ofNullable(refused);
    }

    @Override
    public List<PublicKey> lookup(
            String address, InetSocketAddress remote, Configuration configuration) {
        return users.lookup(address, remote, configuration);
    }

    @Override
    public boolean accept(
            String address,
            InetSocketAddress remote,
            PublicKey key,
            Configuration configuration,
            @Nullable CredentialsProvider asked) {
        var host = host(address);
        var shown = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        var ours = accepted.fingerprint(host);
        var theirs = users.lookup(address, remote, configuration);
        if (ours.isPresent() ? ours.get().equals(shown) : isAmong(theirs, key)) {
            return true;
        }
        var ofItsType =
                theirs.stream()
                        .anyMatch(known ->
                                KeyUtils.getKeyType(known).equals(KeyUtils.getKeyType(key)));
        refused = ours.isPresent() || ofItsType ? changed(host, shown) : unknown(host, shown);
        return false;
    }

    private static boolean isAmong(List<PublicKey> known, PublicKey key) {
        return known.stream().anyMatch(other -> KeyUtils.compareKeys(other, key));
    }

    // "host:22", "[host]:2222", "host"
    private static String host(String address) {
        var plain = address.replaceAll("[\\[\\]]", "");
        return plain.endsWith(":" + SSH)
                ? plain.substring(0, plain.length() - (":" + SSH).length())
                : plain;
    }

    private static ProblemException unknown(String host, String fingerprint) {
        return ProblemException.outside(
                "source.unknownHost",
                "The server " + host + " is not known yet; its key is " + fingerprint + ".",
                "If that is its key (its operator says so somewhere): slipway known-host add "
                        + host
                        + " "
                        + fingerprint,
                null);
    }

    private static ProblemException changed(String host, String fingerprint) {
        return ProblemException.outside(
                "source.hostChanged",
                "The server "
                        + host
                        + " shows another key than it used to, "
                        + fingerprint
                        + ": somebody may be in between.",
                "Ask its operator. Only if the key was really replaced: slipway known-host add "
                        + host
                        + " "
                        + fingerprint,
                null);
    }
}
