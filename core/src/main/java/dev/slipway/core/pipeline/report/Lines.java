package dev.slipway.core.pipeline.report;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// Lines of a text, each cut at 256 K characters, whatever their length is. For one thread.
final class Lines {
    private static final int LONGEST = 256 * 1024;

    private final Reader text;
    private long count;

    Lines(Reader text) {
        this.text = text;
    }

    /// Null at the end.
    @Nullable String next() throws IOException {
        var line = new StringBuilder();
        var c = text.read();
        if (c < 0) {
            return null;
        }
        count++;
        for (; c >= 0 && c != '\n'; c = text.read()) {
            if (c != '\r' && line.length() < LONGEST) {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    long count() {
        return count;
    }
}
