package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.Core;
import dev.slipway.core.time.Timer;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one call of the command line works with: its console, and a core opened when it is first
/// needed. For the calling thread only.
final class Session implements AutoCloseable {
    private final Console console;
    private final Supplier<Core> opener;
    private final Timer timer = Timer.system();
    private @Nullable Core core;
    private boolean json;

    Session(Console console, Supplier<Core> opener) {
        this.console = console;
        this.opener = opener;
    }

    void wantsJson(boolean wanted) {
        json = wanted;
    }

    boolean json() {
        return json;
    }

    Console console() {
        return console;
    }

    Timer timer() {
        return timer;
    }

    Core core() {
        if (core == null) {
            core = opener.get();
        }
        return core;
    }

    /// Who asks, for audit and timeline: the operating system's user.
    String user() {
        return System.getProperty("user.name", "unknown");
    }

    /// Writes into the audit that this user did something.
    void audit(String action, String subject, String why) {
        core().audit().record(Clock.systemUTC().instant(), user(), action, subject, why);
    }

    /// Prints a result: the document with `--json`, else the lines.
    void result(Supplier<? extends JsonNode> document, Supplier<List<String>> lines) {
        if (json) {
            console.document(document.get());
        } else {
            lines.get().forEach(console::line);
        }
    }

    @Override
    public void close() {
        if (core != null) {
            core.close();
        }
    }
}
