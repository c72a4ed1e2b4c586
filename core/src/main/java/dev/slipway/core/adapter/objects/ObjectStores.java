package dev.slipway.core.adapter.objects;

import dev.slipway.core.pipeline.ObjectStore;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.settings.ObjectPlace;
import dev.slipway.core.time.Timer;
import java.time.Clock;

/// The adapter that a place needs.
public final class ObjectStores {
    private ObjectStores() {}

    public static ObjectStore at(ObjectPlace place, Secrets secrets, Timer timer, Clock clock) {
        return place.endpoint().startsWith("file:")
                ? new FileObjects(place)
                : new S3Objects(place, secrets, timer, clock);
    }
}
