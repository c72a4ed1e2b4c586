package dev.slipway.app.images;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How much an image's size differs from that of the one made before it under the same name. Pure.
///
/// @param before that one · bytes more than it, negative for fewer
record SizeChange(ImageRow before, long bytes) {

    static Optional<SizeChange> of(ImageRow row, List<ImageRow> all) {
        return repository(row)
                .flatMap(name ->
                        all.stream()
                                .filter(other -> repository(other).equals(Optional.of(name)))
                                .filter(other ->
                                        other.image().createdAt().isBefore(row.image().createdAt()))
                                .max(Comparator.comparing(other -> other.image().createdAt())))
                .map(before -> new SizeChange(before, row.image().size() - before.image().size()));
    }

    /// A name without its tag; a colon before a slash is a port's.
    private static Optional<String> repository(ImageRow row) {
        return row.image().tags().stream()
                .findFirst()
                .map(tag -> {
                    int colon = tag.lastIndexOf(':');
                    return colon > tag.lastIndexOf('/') ? tag.substring(0, colon) : tag;
                });
    }
}
