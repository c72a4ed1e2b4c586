package dev.slipway.app.fx;

import dev.slipway.core.event.Event;
import dev.slipway.core.event.EventBus;
import dev.slipway.core.event.Subscription;
import java.util.ArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The core's events on the FX thread, however many come in one hop each time the thread is free;
/// what other processes did comes as `StoreChanged`. An event is a hint to look into the store,
/// never the truth. Subscribe and unsubscribe on the FX thread.
public final class LiveEvents implements AutoCloseable {
    private final Executor ui;
    private final EventBus here = new EventBus();
    private final Object lock = new Object();
    private final Subscription core;
    private ArrayList<Event> waiting = new ArrayList<>();

    public LiveEvents(EventBus bus, Executor ui) {
        this.ui = ui;
        this.core = bus.on(Event.class, this::accept);
    }

    /// Calls `action` on the FX thread for each event of a kind.
    public <E extends Event> Subscription on(Class<E> type, Consumer<? super E> action) {
        return here.on(type, action);
    }

    private void accept(Event event) {
        boolean first;
        synchronized (lock) {
            first = waiting.isEmpty();
            waiting.add(event);
        }
        if (first) {
            ui.execute(this::tell);
        }
    }

    private void tell() {
        ArrayList<Event> batch;
        synchronized (lock) {
            batch = waiting;
            waiting = new ArrayList<>();
        }
        batch.forEach(here::publish);
    }

    @Override
    public void close() {
        core.close();
    }
}
