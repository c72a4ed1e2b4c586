package dev.slipway.core.adapter.jgit;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.eclipse.jgit.transport.sshd.agent.AbstractConnector;
import org.jspecify.annotations.Nullable;

/// Speaks to an ssh agent over its unix socket.
final class AgentConnector extends AbstractConnector {
    private final String socket;
    private @Nullable SocketChannel channel;

    AgentConnector(String socket) {
        this.socket = socket;
    }

    @Override
    public boolean connect() throws IOException {
        if (channel == null) {
            try {
                channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
            } catch (IOException | IllegalArgumentException noAgent) {
                return false;
            }
        }
        return true;
    }

    @Override
    public byte[] rpc(byte command, byte[] message) throws IOException {
        prepareMessage(command, message);
        write(ByteBuffer.wrap(message));
        var length = toLength(command, read(Integer.BYTES));
        return read(length);
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            open().write(bytes);
        }
    }

    private byte[] read(int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (open().read(bytes) < 0) {
                throw new EOFException("the ssh agent has gone");
            }
        }
        return Arrays.copyOf(bytes.array(), length);
    }

    private SocketChannel open() throws IOException {
        var open = channel;
        if (open == null) {
            throw new IOException("not connected");
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
