package dev.slipway.core.release;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.Containers;
import dev.slipway.core.pipeline.StepLog;
import dev.slipway.core.pipeline.log.FileStepLog;
import dev.slipway.core.pipeline.log.StepLogWriter;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Folders;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The log of several containers as one, in the order of its lines' times, in a file that only this
/// user may read and that is gone after close. Each line begins with its container's name, in a
/// colour of its own. Safe from any thread.
public final class ServiceLog implements AutoCloseable {
    private static final int TAIL = 2000;
    private static final int ORDINAL = 1;
    private static final long MOST_BYTES = 256L << 20;
    private static final Duration TOGETHER = Duration.ofMillis(250);

    /// ANSI colours that mean nothing by themselves: no red, no green.
    private static final List<Integer> COLOURS = List.of(34, 35, 36, 33, 94, 95, 96, 93);

    private record Line(Instant at, String text) {}

    private final Path folder;
    private final StepLogWriter writer;
    private final LineClock clock = new LineClock();
    private final UnaryOperator<String> mask;
    private final Timer timer;
    private final Signal closing = new Signal();
    private final List<Containers.Stream> streams = new ArrayList<>();
    private final Thread thread;
    private List<Line> waiting = new ArrayList<>();
    private long bytes;
    private volatile boolean closed;

    private ServiceLog(UnaryOperator<String> mask, Timer timer) throws IOException {
        this.mask = mask;
        this.timer = timer;
        this.folder = Files.createTempDirectory("slipway-log");
        this.writer = StepLogWriter.create(folder, ORDINAL, clock);
        this.thread = Thread.ofVirtual().name("service-log").unstarted(this::write);
    }

    static ServiceLog open(
            Containers containers,
            Map<ContainerId, String> named,
            UnaryOperator<String> mask,
            Timer timer) {
        try {
            var log = new ServiceLog(mask, timer);
            log.listen(containers, named);
            log.thread.start();
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen(Containers containers, Map<ContainerId, String> named) {
        var width = named.values().stream().mapToInt(String::length).max().orElse(0);
        var colour = 0;
        for (var each : named.entrySet()) {
            var chip =
                    "\u001b[1;"
                            + COLOURS.get(colour++ % COLOURS.size())
                            + "m"
                            + each.getValue()
                            + " ".repeat(width - each.getValue().length())
                            + " │\u001b[0m ";
            try {
                streams.add(
                        containers.timedLogs(
                                each.getKey(),
                                TAIL,
                                true,
                                (at, _, text) -> take(at, chip + mask.apply(text))));
            } catch (ProblemException gone) {
                take(Instant.EPOCH, chip + gone.summary());
            }
        }
    }

    private synchronized void take(Instant at, String text) {
        if (bytes < MOST_BYTES) {
            bytes += text.length();
            waiting.add(new Line(at, text));
            if (bytes >= MOST_BYTES) {
                waiting.add(
                        new Line(
                                at,
                                "[slipway] The log is too long to be shown on: open it again."));
            }
        }
    }

    /// Lines that come within a moment are put in the order of their times.
    private void write() {
        try {
            while (!closed) {
                timer.await(closing, TOGETHER);
                var lines = taken();
                lines.sort(Comparator.comparing(Line::at));
                for (var line : lines) {
                    clock.now = line.at();
                    writer.line(line.text());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            writer.close();
            Folders.delete(folder);
        }
    }

    private synchronized List<Line> taken() {
        var lines = waiting;
        waiting = new ArrayList<>();
        return lines;
    }

    /// A reader of it, to be closed by whoever asked.
    public StepLog read() {
        return FileStepLog.of(folder, ORDINAL);
    }

    @Override
    public void close() {
        closed = true;
        streams.forEach(Containers.Stream::close);
        closing.raise();
    }

    /// Tells the writer the time at which a line was written.
    private static final class LineClock extends Clock {
        private volatile Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
