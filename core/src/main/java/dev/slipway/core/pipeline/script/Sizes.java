package dev.slipway.core.pipeline.script;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// About how many bytes a value takes that was just made, what it holds not counted but for
/// letters.
final class Sizes {
    private Sizes() {}

    static long of(@Nullable Object made) {
        return switch (made) {
            case String text -> text.length();
            case TextObject text -> 64L + text.length();
            case BytesObject bytes -> 64L + bytes.length();
            case Collection<?> items -> 80L + 56L * items.size();
            case Map<?, ?> map -> 128L + 48L * map.size();
            case null, default -> 64;
        };
    }
}
