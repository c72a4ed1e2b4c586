package dev.slipway.core.adapter.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

/// The last deliveries, by id, so that one that is sent again has no effect. Safe from any thread.
final class SeenDeliveries {
    private static final int REMEMBERED = 10_000;

    private final Map<String, Boolean> ids =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /// False if it was there already.
    synchronized boolean isNew(String id) {
        return ids.put(id, true) == null;
    }
}
