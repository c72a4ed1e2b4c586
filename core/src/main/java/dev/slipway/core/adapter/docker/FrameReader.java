package dev.slipway.core.adapter.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Takes an engine's multiplexed stream apart: eight bytes say the channel and the length, then
/// come that many bytes. Bytes are handed on as they arrive, never kept until a frame is complete.
/// For one thread.
final class FrameReader {
    private static final int CHUNK = 64 * 1024;
    private static final int STANDARD_ERROR = 2;

    /// Takes what was read; the array is the sink's to keep.
    @FunctionalInterface
    interface Sink {
        void bytes(boolean isError, byte[] bytes);
    }

    private FrameReader() {}

    /// Reads until the stream ends between two frames; one that ends within a frame throws.
    static void read(InputStream in, Sink sink) throws IOException {
        var header = new byte[8];
        var buffer = new byte[CHUNK];
        while (fill(in, header)) {
            var left = length(header);
            while (left > 0) {
                var count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw new EOFException("The stream was cut in the middle of a frame");
                }
                sink.bytes(header[0] == STANDARD_ERROR, Arrays.copyOf(buffer, count));
                left -= count;
            }
        }
    }

    private static boolean fill(InputStream in, byte[] header) throws IOException {
        var count = in.readNBytes(header, 0, header.length);
        if (count != 0 && count < header.length) {
            throw new EOFException("The stream was cut in the middle of a frame's header");
        }
        return count == header.length;
    }

    private static long length(byte[] header) {
        return (header[4] & 0xFFL) << 24
                | (header[5] & 0xFFL) << 16
                | (header[6] & 0xFFL) << 8
                | (header[7] & 0xFFL);
    }
}
