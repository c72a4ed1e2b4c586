package dev.slipway.app.run.log;

import dev.slipway.app.fx.Background;
import dev.slipway.core.pipeline.StepLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lines lately looked at, in blocks of 256; the least lately used of 64 blocks goes. FX thread
/// only, reading off it.
final class LogBlocks implements AutoCloseable {
    private static final int SIZE = 256;
    private static final int KEPT = 64;

    private final Background background;
    private final Runnable arrived;
    private final Set<Key> coming = new HashSet<>();
    private final Map<Key, LogRow.Text[]> blocks =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, LogRow.Text[]> eldest) {
                    return size() > KEPT;
                }
            };
    private boolean closed;

    private record Key(LogSection section, long block) {}

    LogBlocks(Background background, Runnable arrived) {
        this.background = background;
        this.arrived = arrived;
    }

    Background background() {
        return background;
    }

    LogRow row(LogSection section, long line) {
        var key = new Key(section, line / SIZE);
        var block = blocks.get(key);
        int within = (int) (line % SIZE);
        if (block != null && within < block.length) {
            return block[within];
        }
        ask(key);
        return new LogRow.Pending();
    }

    private void ask(Key key) {
        if (closed || !coming.add(key)) {
            return;
        }
        background.load(
                () -> read(key),
                block -> {
                    coming.remove(key);
                    blocks.put(key, block);
                    if (block.length > 0) {
                        arrived.run();
                    }
                },
                problem -> coming.remove(key));
    }

    /// One reading may give fewer lines than there are, where they are long: so until none come.
    private static LogRow.Text[] read(Key key) {
        var section = key.section();
        var began = section.part().step().startedAt();
        long first = key.block() * SIZE;
        var before = first == 0 ? List.<StepLog.Line>of() : section.read(first - 1, 1);
        var last = before.isEmpty() ? began : before.getFirst().at();
        var rows = new ArrayList<LogRow.Text>();
        while (rows.size() < SIZE) {
            var lines = section.read(first + rows.size(), SIZE - rows.size());
            if (lines.isEmpty()) {
                break;
            }
            for (var line : lines) {
                rows.add(row(section.ordinal(), line, began, last));
                last = line.at();
            }
        }
        return rows.toArray(LogRow.Text[]::new);
    }

    private static LogRow.Text row(int ordinal, StepLog.Line line, Instant began, Instant last) {
        var text = AnsiText.parse(line.text());
        return new LogRow.Text(
                ordinal,
                line.number(),
                line.at(),
                Duration.between(began, line.at()),
                Duration.between(last, line.at()),
                text,
                LogLink.in(text.text()));
    }

    @Override
    public void close() {
        closed = true;
        blocks.clear();
    }
}
