package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class TransportEndTest {
    private static final String WRITER =
            "com.github.dockerjava.zerodep.HijackingHttpRequestExecutor";

    @Test
    void onlyTheTransportsOwnClosedStreamIsNoCrash() {
        assertThat(TransportEnd.is(thrown(WRITER, new ClosedChannelException()))).isTrue();
        assertThat(TransportEnd.is(thrown(WRITER, new IllegalStateException()))).isFalse();
        assertThat(TransportEnd.is(thrown("dev.slipway.app.Desktop", new IOException()))).isFalse();
    }

    private static RuntimeException thrown(String where, Exception cause) {
        var thrown = new RuntimeException(cause);
        thrown.setStackTrace(
                new StackTraceElement[] {new StackTraceElement(where, "run", "X.java", 1)});
        return thrown;
    }
}
