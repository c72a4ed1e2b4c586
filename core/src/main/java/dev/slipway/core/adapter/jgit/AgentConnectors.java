package dev.slipway.core.adapter.jgit;

import java.io.File;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.transport.sshd.agent.Connector;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.jspecify.annotations.Nullable;

/// The agent that `SSH_AUTH_SOCK` names, or that the user's ssh configuration names.
final class AgentConnectors implements ConnectorFactory {
    private static final ConnectorDescriptor DESCRIPTOR =
            new ConnectorDescriptor() {
                @Override
                public String getIdentityAgent() {
                    return "SSH_AUTH_SOCK";
                }

                @Override
                public String getDisplayName() {
                    return "ssh agent";
                }
            };

    private final String socket;

    /// @param socket empty if there is no agent
    AgentConnectors(String socket) {
        this.socket = socket;
    }

    @Override
    @SuppressWarnings("NullAway") // JGit takes null for: no agent
    public @Nullable Connector create(@Nullable String identityAgent, File home) {
        var named =
                identityAgent == null
                                || identityAgent.isEmpty()
                                || identityAgent.equals("SSH_AUTH_SOCK")
                        ? socket
                        : identityAgent;
        return named.isEmpty() ? null : new AgentConnector(named);
    }

    @Override
    public boolean isSupported() {
        return !socket.isEmpty();
    }

    @Override
    public String getName() {
        return "unix socket";
    }

    @Override
    public Collection<ConnectorDescriptor> getSupportedConnectors() {
        return List.of(DESCRIPTOR);
    }

    @Override
    public ConnectorDescriptor getDefaultConnector() {
        return DESCRIPTOR;
    }
}
