package dev.slipway.core.adapter.objects;

import dev.slipway.core.contract.ObjectStoreContract;
import dev.slipway.core.pipeline.ObjectStore;
import dev.slipway.core.settings.ObjectPlace;

final class FileObjectsTest extends ObjectStoreContract {
    @Override
    protected ObjectStore store() {
        var endpoint = folder.resolve("store").toUri().toString();
        return new FileObjects(new ObjectPlace(endpoint, "", "", "team/", "", true));
    }
}
