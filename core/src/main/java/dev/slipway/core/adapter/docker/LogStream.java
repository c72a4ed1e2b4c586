package dev.slipway.core.adapter.docker;

import dev.slipway.core.engine.Containers.LineSink;
import dev.slipway.core.engine.Containers.Stream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lines of a container's log, read on a thread of their own. A connection that breaks ends it as
/// the container's end does: whether the container runs is asked elsewhere.
final class LogStream implements Stream {
    private static final Logger log = LoggerFactory.getLogger(LogStream.class);

    private final DockerStream stream;
    private final LineSink sink;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closed;

    private LogStream(DockerStream stream, LineSink sink) {
        this.stream = stream;
        this.sink = sink;
    }

    static LogStream start(DockerStream stream, LineSink sink) {
        var logs = new LogStream(stream.orGone("The container"), sink);
        Thread.ofVirtual().name("engine-logs").start(logs::read);
        return logs;
    }

    private void read() {
        var out = new LineCutter(text -> sink.line(false, text));
        var err = new LineCutter(text -> sink.line(true, text));
        try (stream) {
            FrameReader.read(stream.body(), (isError, bytes) -> (isError ? err : out).add(bytes));
        } catch (IOException | RuntimeException broken) {
            if (!closed) {
                log.debug("A log stream broke", broken);
            }
        } finally {
            out.end();
            err.end();
            ended.countDown();
        }
    }

    @Override
    public void await() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        closed = true;
        stream.close();
    }
}
