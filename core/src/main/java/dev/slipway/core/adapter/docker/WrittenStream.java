package dev.slipway.core.adapter.docker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.jspecify.annotations.Nullable;

/// A stream that is written, on a thread of its own, while it is read. If the writer fails the
/// reader fails too, so that half a stream is never taken for the whole.
final class WrittenStream extends FilterInputStream {
    private static final int BUFFER = 1 << 18;

    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private volatile @Nullable Exception failure;

    private WrittenStream(PipedInputStream in) {
        super(in);
    }

    static InputStream of(Writer writer) {
        var in = new PipedInputStream(BUFFER);
        var stream = new WrittenStream(in);
        try {
            var out = new PipedOutputStream(in);
            Thread.ofVirtual().name("engine-context").start(() -> stream.run(writer, out));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return stream;
    }

    private void run(Writer writer, PipedOutputStream out) {
        try (out) {
            writer.write(out);
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    @Override
    public int read() throws IOException {
        return checked(super.read());
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        return checked(super.read(bytes, from, count));
    }

    private int checked(int result) throws IOException {
        if (result < 0 && failure != null) {
            throw new IOException("The build context could not be read", failure);
        }
        return result;
    }
}
