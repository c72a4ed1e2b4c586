package dev.slipway.app.shell;

import dev.slipway.app.theme.ThemeChoice;
import org.jspecify.annotations.Nullable;

/// How the window looks and speaks; changes show at once. FX thread only.
public interface Look {
    ThemeChoice theme();

    void theme(ThemeChoice choice);

    /// A language tag, null = the system's language.
    @Nullable String language();

    /// The window is built anew in that language, at the same place.
    void language(@Nullable String tag);

    /// Size of everything in percent, one of `Zoom.STEPS`.
    int zoom();

    void zoom(int percent);
}
