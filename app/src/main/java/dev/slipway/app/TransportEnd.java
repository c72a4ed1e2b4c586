package dev.slipway.app;

import java.io.IOException;
import java.util.Arrays;

/// The end of a command's stream, as a thread of the Docker transport tells it: it writes to a
/// channel that was closed because the command is over, and nobody can catch what it throws.
/// Whoever reads the command knows how it ended.
final class TransportEnd {
    private static final String WRITER = "HijackingHttpRequestExecutor";

    private TransportEnd() {}

    static boolean is(Throwable thrown) {
        return thrown.getCause() instanceof IOException
                && Arrays.stream(thrown.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().endsWith(WRITER));
    }
}
