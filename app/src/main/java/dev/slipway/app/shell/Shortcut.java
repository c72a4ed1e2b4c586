package dev.slipway.app.shell;

/// Keys that work where they are at home: in a log, on the slider. Told on the cheat sheet beside
/// the actions that work everywhere.
///
/// @param keys as printed on a keyboard
/// @param text key of its words
public record Shortcut(String keys, String text) {}
