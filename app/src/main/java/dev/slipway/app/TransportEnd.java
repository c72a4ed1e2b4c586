package dev.slipway.app;

import java.io.IOException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The end of a command's stream, as a thread of the Docker transport tells it: it writes to a
/// channel that was closed because the command is over, and nobody can catch what it throws.
/// Whoever reads the command knows how it ended.
final class TransportEnd {
    private static final Logger log = LoggerFactory.getLogger(TransportEnd.class);
    private static final String WRITER = "HijackingHttpRequestExecutor";

    private TransportEnd() {}

    /// A handler for everything else.
    static Thread.UncaughtExceptionHandler leftOutOf(Thread.UncaughtExceptionHandler others) {
        return (thread, thrown) -> {
            if (is(thrown)) {
                log.info("A command's stream ended early", thrown);
            } else {
                others.uncaughtException(thread, thrown);
            }
        };
    }

    static boolean is(Throwable thrown) {
        return thrown.getCause() instanceof IOException
                && Arrays.stream(thrown.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().endsWith(WRITER));
    }
}
