package dev.slipway.app.images;

import dev.slipway.core.engine.Images;
import java.util.List;
import java.util.Optional;

/// An image of an engine and what holds it.
///
/// @param builtBy the run that built it · pinnedBy releases that may roll back to it · usedBy names
///   of containers made of it
record ImageRow(
        Images.Image image, Optional<String> builtBy, List<String> pinnedBy, List<String> usedBy) {
    ImageRow {
        pinnedBy = List.copyOf(pinnedBy);
        usedBy = List.copyOf(usedBy);
    }

    /// True if nothing would miss it: one of our runs built it, no container and no release holds
    /// it.
    boolean canGo() {
        return builtBy.isPresent() && pinnedBy.isEmpty() && usedBy.isEmpty();
    }

    String name() {
        return image.tags().isEmpty() ? shortId() : image.tags().getFirst();
    }

    String shortId() {
        var id = image.id().value();
        var bare = id.substring(id.indexOf(':') + 1);
        return bare.substring(0, Math.min(12, bare.length()));
    }
}
