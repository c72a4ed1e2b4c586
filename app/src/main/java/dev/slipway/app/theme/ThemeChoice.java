package dev.slipway.app.theme;

/// What a person chose; SYSTEM follows the desktop's own setting, live.
public enum ThemeChoice {
    SYSTEM,
    LIGHT,
    DARK
}
