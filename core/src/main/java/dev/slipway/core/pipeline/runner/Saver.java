package dev.slipway.core.pipeline.runner;

import dev.slipway.core.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Saves what changed and then tells the events of it, on a thread of its own, as fast as the store
/// takes it; what changes meanwhile goes into the next save.
final class Saver implements AutoCloseable {
    private final Runnable save;
    private final Consumer<Event> tell;
    private final Object lock = new Object();
    private final Thread thread;
    private List<Event> waiting = new ArrayList<>();
    private boolean dirty;
    private boolean closed;

    Saver(Runnable save, Consumer<Event> tell) {
        this.save = save;
        this.tell = tell;
        this.thread = Thread.ofVirtual().name("save run").start(this::work);
    }

    void changed() {
        synchronized (lock) {
            dirty = true;
            lock.notifyAll();
        }
    }

    void changed(Event event) {
        synchronized (lock) {
            waiting.add(event);
            changed();
        }
    }

    private void work() {
        try {
            while (true) {
                List<Event> told;
                synchronized (lock) {
                    while (!dirty && !closed) {
                        lock.wait();
                    }
                    if (!dirty) {
                        return;
                    }
                    dirty = false;
                    told = waiting;
                    waiting = new ArrayList<>();
                }
                save.run();
                told.forEach(tell);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns when everything is saved and told.
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
