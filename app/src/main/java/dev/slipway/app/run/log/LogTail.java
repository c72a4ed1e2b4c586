package dev.slipway.app.run.log;

import dev.slipway.app.fx.Background;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Looks how far the shown logs have grown: ten times a second while one of them is written, not at
/// all once they are complete. `follow` on the FX thread, `grown` told there.
final class LogTail implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration IDLE = Duration.ofDays(1);

    private final Background background;
    private final Consumer<Map<LogSection, Long>> grown;
    private final Timer timer = Timer.system();
    private final Signal wake = new Signal();
    private final Thread thread;
    private volatile List<LogSection> sections = List.of();
    private volatile boolean ended;

    LogTail(Background background, Consumer<Map<LogSection, Long>> grown) {
        this.background = background;
        this.grown = grown;
        this.thread = Thread.ofVirtual().name("log-tail").start(this::watch);
    }

    void follow(List<LogSection> wanted, boolean allEnded) {
        sections = wanted;
        ended = allEnded;
        wake.raise();
    }

    private void watch() {
        try {
            var seen = new HashMap<LogSection, Long>();
            while (true) {
                boolean going = look(seen);
                timer.await(wake, going ? EVERY : IDLE);
            }
        } catch (InterruptedException closed) {
            // the end of the watch
        }
    }

    /// True if more may come.
    private boolean look(Map<LogSection, Long> seen) {
        boolean over = ended;
        boolean going = false;
        var news = new HashMap<LogSection, Long>();
        for (var section : sections) {
            going |= !over && !section.isComplete();
            long count = section.lineCount();
            if (count != seen.getOrDefault(section, 0L)) {
                seen.put(section, count);
                news.put(section, count);
            }
        }
        if (!news.isEmpty()) {
            background.bring(() -> grown.accept(news));
        }
        return going;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
