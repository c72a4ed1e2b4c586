package dev.slipway.core.compose;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A YAML document as a tree that remembers where each part was written. Immutable.
sealed interface Yaml {
    At at();

    /// What an overlay does with what it covers.
    Cover cover();

    /// Where something was written; line and column from 1.
    record At(String file, int line, int column) {}

    enum Cover {
        MERGE,
        /// `!override`: replaces instead of adding.
        OVERRIDE,
        /// `!reset`: takes away.
        RESET
    }

    /// @param isNull written as nothing, `~` or `null`; the text is empty then
    record Scalar(String text, boolean isNull, At at, Cover cover) implements Yaml {}

    record Sequence(List<Yaml> items, At at, Cover cover) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Mapping(Map<String, Entry> entries, At at, Cover cover) implements Yaml {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        Optional<Entry> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }
    }

    record Entry(At keyAt, Yaml value) {}
}
