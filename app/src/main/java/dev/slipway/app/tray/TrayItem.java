package dev.slipway.app.tray;

/// A line of the tray's menu.
public sealed interface TrayItem {
    /// Does something, on the FX thread.
    record Act(String text, Runnable action) implements TrayItem {}

    /// A choice that is on or off.
    record Check(String text, boolean on, Runnable action) implements TrayItem {}

    /// Only tells.
    record Words(String text) implements TrayItem {}

    record Line() implements TrayItem {}
}
