package dev.slipway.core.event;

/// Ends an interest in events. Closing twice is fine.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
