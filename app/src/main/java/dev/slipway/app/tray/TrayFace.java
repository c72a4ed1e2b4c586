package dev.slipway.app.tray;

import java.util.Locale;

/// How the icon in the tray looks; the menu says the same in words.
public enum TrayFace {
    /// Something needs a person.
    SOLID,
    /// Nothing does, or it is known and acknowledged.
    OUTLINE,
    /// Something runs.
    DOT,
    /// Do not disturb.
    SLASH;

    /// The resource of the picture, beside the program's icons.
    public String picture(int pixels) {
        return "/dev/slipway/app/icons/slipway-"
                + name().toLowerCase(Locale.ROOT)
                + "-"
                + pixels
                + ".png";
    }
}
