package dev.slipway.core.source.watch;

import java.net.InetSocketAddress;

/// Port: listens for webhooks of git servers at `/hook/PROJECT`. A hook only makes us look: what is
/// new is asked of the repository itself, so a forged or repeated one runs nothing. Off until
/// started. Safe from any thread.
public interface Webhooks extends AutoCloseable {
    /// The secret that hooks of a project are checked with, the project's own or the home's.
    String SECRET = "webhook";

    /// Begins to listen; beyond this machine only if the secret `webhook` is set. Problems
    /// `webhook.secretNeeded`, `webhook.address`.
    ///
    /// @param port 0 = a free one
    /// @return where it listens
    InetSocketAddress start(String address, int port);

    @Override
    void close();
}
