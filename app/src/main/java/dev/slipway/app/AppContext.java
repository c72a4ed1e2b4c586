package dev.slipway.app;

import dev.slipway.app.fx.Background;
import dev.slipway.app.fx.LiveEvents;
import dev.slipway.app.shell.Navigator;
import dev.slipway.app.shell.Notices;
import dev.slipway.app.text.Amounts;
import dev.slipway.app.text.Texts;
import dev.slipway.core.Core;
import java.time.Clock;

/// What every page is given. A change of language makes a new one; nothing here is global.
///
/// @param navigator where the window is; pages go elsewhere through it
/// @param notices short messages at the window's lower edge
/// @param preferences what the window remembers from day to day
public record AppContext(
        Core core,
        Background background,
        LiveEvents events,
        Navigator navigator,
        Notices notices,
        Preferences preferences,
        Texts texts,
        Clock clock) {

    public Amounts amounts() {
        return new Amounts(texts, clock.getZone());
    }

    /// A text of the bundles.
    public String text(String key, Object... arguments) {
        return texts.of(key, arguments);
    }
}
