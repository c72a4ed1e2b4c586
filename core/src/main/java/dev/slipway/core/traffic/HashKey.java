package dev.slipway.core.traffic;

/// By what of a request its sender is known: the same value always comes to the same version.
/// Requests without it are drawn by themselves.
///
/// @param name of the header or cookie, of `[A-Za-z0-9_.-]`
public record HashKey(Rule.Kind kind, String name) {}
