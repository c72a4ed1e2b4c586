package dev.slipway.core.adapter.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.LinkedTransferQueue;

/// Standard input on its way to a command: what is written on one side is at once read on the
/// other, by whichever threads. (PipedInputStream ties both ends to their first threads.)
final class ExecInput implements AutoCloseable {
    private static final byte[] END = new byte[0];

    private final LinkedTransferQueue<byte[]> written = new LinkedTransferQueue<>();
    private volatile boolean closed;

    OutputStream writeEnd() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                if (closed) {
                    throw new IOException("The command no longer reads");
                }
                if (count > 0) {
                    written.add(Arrays.copyOfRange(bytes, from, from + count));
                }
            }
        };
    }

    InputStream readEnd() {
        return new InputStream() {
            private byte[] current = END;
            private int at;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int from, int count) throws IOException {
                if (at == current.length && !next()) {
                    return -1;
                }
                var moved = Math.min(count, current.length - at);
                System.arraycopy(current, at, target, from, moved);
                at += moved;
                return moved;
            }

            private boolean next() throws IOException {
                try {
                    current = written.take();
                    at = 0;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException(e);
                }
                if (current == END) {
                    written.add(END);
                    return false;
                }
                return true;
            }
        };
    }

    @Override
    public void close() {
        closed = true;
        written.add(END);
    }
}
