package planted;

import org.jspecify.annotations.Nullable;

/// NullAway has to stop the build here.
final class Nullness {
    int length(@Nullable String text) {
        return text.length();
    }
}
