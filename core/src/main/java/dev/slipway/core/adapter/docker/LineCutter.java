package dev.slipway.core.adapter.docker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Makes lines of bytes that come in any pieces, also in the middle of a character. A line longer
/// than 1 MiB is handed on in parts. For one thread.
final class LineCutter {
    private static final int LONGEST = 1 << 20;

    private final ByteArrayOutputStream started = new ByteArrayOutputStream();
    private final Consumer<String> lines;

    LineCutter(Consumer<String> lines) {
        this.lines = lines;
    }

    void add(byte[] bytes) {
        var from = 0;
        for (var at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                started.write(bytes, from, at - from);
                hand();
                from = at + 1;
            }
        }
        started.write(bytes, from, bytes.length - from);
        if (started.size() >= LONGEST) {
            hand();
        }
    }

    /// Hands on what has no line end.
    void end() {
        if (started.size() > 0) {
            hand();
        }
    }

    private void hand() {
        var text = started.toString(StandardCharsets.UTF_8);
        started.reset();
        lines.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
