package dev.slipway.app.fx;

import dev.slipway.app.problem.Problem;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Reads something anew as often as it is asked for, but one at a time: what is asked for while a
/// reading goes on is one more reading after it. FX thread only.
public final class Refresh<T> implements AutoCloseable {
    private final Background background;
    private final Callable<T> read;
    private final Consumer<? super T> then;
    private final Consumer<Problem> failed;
    private boolean reading;
    private boolean again;
    private boolean closed;

    public Refresh(
            Background background,
            Callable<T> read,
            Consumer<? super T> then,
            Consumer<Problem> failed) {
        this.background = background;
        this.read = read;
        this.then = then;
        this.failed = failed;
    }

    public void ask() {
        if (closed || reading) {
            again = reading;
            return;
        }
        reading = true;
        again = false;
        background.load(
                read, result -> done(() -> then.accept(result)), p -> done(() -> failed.accept(p)));
    }

    private void done(Runnable tell) {
        reading = false;
        if (closed) {
            return;
        }
        tell.run();
        if (again) {
            ask();
        }
    }

    /// Nothing is told any more.
    @Override
    public void close() {
        closed = true;
    }
}
