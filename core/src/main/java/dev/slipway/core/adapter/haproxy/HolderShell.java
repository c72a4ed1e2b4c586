package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.engine.Engine;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Timer;
import org.jspecify.annotations.Nullable;

/// A control shell in a route's holder, opened when it is first needed and anew when it was lost.
/// Its methods are called one at a time.
final class HolderShell implements AutoCloseable {
    private final Engine engine;
    private final RouterContainers containers;
    private final Timer timer;
    private @Nullable ControlShell shell;

    HolderShell(Engine engine, RouterContainers containers, Timer timer) {
        this.engine = engine;
        this.containers = containers;
        this.timer = timer;
    }

    /// Runs commands in the holder; a shell that was lost since is opened anew, once.
    String run(String command) {
        if (shell != null) {
            try {
                return shell.run(command);
            } catch (ProblemException lost) {
                close();
            }
        }
        var fresh =
                new ControlShell(
                        engine.execs(),
                        timer,
                        containers.names().holder(),
                        containers.scripts().control());
        shell = fresh;
        return fresh.run(command);
    }

    boolean isOpen() {
        return shell != null;
    }

    @Override
    public void close() {
        if (shell != null) {
            shell.close();
            shell = null;
        }
    }
}
