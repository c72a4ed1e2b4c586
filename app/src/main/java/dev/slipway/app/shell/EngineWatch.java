package dev.slipway.app.shell;

import dev.slipway.app.problem.Problem;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Looks at the container engine again and again: every ten seconds while it answers, every two
/// while it does not, at once when asked. The state is always what the last look said, never
/// remembered beyond it. The property changes on the FX thread.
public final class EngineWatch implements AutoCloseable {
    private static final Duration WHILE_UP = Duration.ofSeconds(10);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(2);

    private final Supplier<Engine.Info> probe;
    private final Executor ui;
    private final Timer timer;
    private final Signal again = new Signal();
    private final ReadOnlyObjectWrapper<EngineState> state =
            new ReadOnlyObjectWrapper<>(new EngineState.Unknown());
    private final Thread thread;

    public EngineWatch(Engines engines, Executor ui, Timer timer) {
        this(() -> engines.engine(Engines.DEFAULT).info(), ui, timer);
    }

    EngineWatch(Supplier<Engine.Info> probe, Executor ui, Timer timer) {
        this.probe = probe;
        this.ui = ui;
        this.timer = timer;
        this.thread = Thread.ofVirtual().name("engine-watch").start(this::watch);
    }

    public ReadOnlyObjectProperty<EngineState> state() {
        return state.getReadOnlyProperty();
    }

    /// Looks now.
    public void recheck() {
        again.raise();
    }

    private void watch() {
        try {
            while (true) {
                var seen = look();
                ui.execute(() -> tell(seen));
                timer.await(again, seen instanceof EngineState.Up ? WHILE_UP : WHILE_AWAY);
            }
        } catch (InterruptedException closed) {
            // the end of the watch
        }
    }

    private void tell(EngineState seen) {
        if (!seen.equals(state.get())) {
            state.set(seen);
        }
    }

    private EngineState look() {
        try {
            return new EngineState.Up(probe.get());
        } catch (ProblemException problem) {
            return new EngineState.Away(
                    new Problem(problem.code(), problem.summary(), problem.hint(), problem.code()));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
