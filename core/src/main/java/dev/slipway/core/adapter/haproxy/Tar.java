package dev.slipway.core.adapter.haproxy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/// A tar archive of a few small text files, readable by all, owned by root; a name with a slash at
/// its end is a folder that all may write to.
final class Tar {
    private static final int BLOCK = 512;

    private Tar() {}

    static InputStream of(Map<String, String> files) {
        var out = new ByteArrayOutputStream();
        files.forEach((name, text) -> {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(header(name, bytes.length));
            out.writeBytes(Arrays.copyOf(bytes, (bytes.length + BLOCK - 1) / BLOCK * BLOCK));
        });
        out.writeBytes(new byte[2 * BLOCK]);
        return new ByteArrayInputStream(out.toByteArray());
    }

    private static byte[] header(String name, int size) {
        var header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, name.endsWith("/") ? "0001777\0" : "0000644\0");
        put(header, 108, "0000000\0");
        put(header, 116, "0000000\0");
        put(header, 124, "%011o\0".formatted(size));
        put(header, 136, "%011o\0".formatted(0));
        put(header, 148, "        ");
        put(header, 156, name.endsWith("/") ? "5" : "0");
        put(header, 257, "ustar\00000");
        var sum = 0;
        for (var b : header) {
            sum += b & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
