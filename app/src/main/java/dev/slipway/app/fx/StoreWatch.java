package dev.slipway.app.fx;

import dev.slipway.core.settings.Home;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Notices that the database of a home was written, by whichever process, from its files' times and
/// sizes: two looks at the file system every half second. One virtual thread, ended by `close`.
final class StoreWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Path database;
    private final Path writeAheadLog;
    private final Thread thread;

    StoreWatch(Home home, Timer timer, Runnable changed) {
        this.database = home.database();
        this.writeAheadLog = database.resolveSibling(database.getFileName() + "-wal");
        this.thread = Thread.ofVirtual().name("store-watch").start(() -> watch(timer, changed));
    }

    private void watch(Timer timer, Runnable changed) {
        var seen = look();
        try {
            while (true) {
                timer.await(new Signal(), EVERY);
                var now = look();
                if (!now.equals(seen)) {
                    seen = now;
                    changed.run();
                }
            }
        } catch (InterruptedException closed) {
            // the end of the watch
        }
    }

    private String look() {
        return look(database) + look(writeAheadLog);
    }

    private static String look(Path file) {
        try {
            return Files.size(file) + "@" + Files.getLastModifiedTime(file) + ";";
        } catch (IOException absent) {
            return "-;";
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
