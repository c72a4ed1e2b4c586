package dev.slipway.core.engine;

/// Port: commands on other machines by secure shell, for engines whose context says `ssh://`.
/// Connections are kept and shared between commands. Safe from any thread. Closing it ends what
/// still runs.
public interface SecureShell extends AutoCloseable {

    /// Starts a command there and returns as soon as it runs; the caller destroys the process.
    /// Problems: `engine.unreachable`, `source.unknownHost` and `source.hostChanged` where the
    /// server is not the one that is known.
    ///
    /// @param address `ssh://[USER@]HOST[:PORT]`; HOST may be an alias of `~/.ssh/config`
    Process start(String address, String command);

    @Override
    void close();
}
