package dev.slipway.core.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells events to whom they concern, on the publisher's thread, in order of subscription. Safe
/// from any thread. A subscriber that throws is logged and does not disturb the others. Log lines
/// never ride the bus.
public final class EventBus {
    private static final Logger log = LoggerFactory.getLogger(EventBus.class);

    private record Subscriber<E extends Event>(Class<E> type, Consumer<? super E> action) {
        void tell(Event event) {
            if (type.isInstance(event)) {
                action.accept(type.cast(event));
            }
        }
    }

    private final List<Subscriber<?>> subscribers = new CopyOnWriteArrayList<>();

    public <E extends Event> Subscription on(Class<E> type, Consumer<? super E> action) {
        var subscriber = new Subscriber<>(type, action);
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    public void publish(Event event) {
        for (var subscriber : subscribers) {
            try {
                subscriber.tell(event);
            } catch (RuntimeException bug) {
                log.error("A subscriber failed on {}", event, bug);
            }
        }
    }
}
