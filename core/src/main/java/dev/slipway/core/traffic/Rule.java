package dev.slipway.core.traffic;

/// Requests that always come to one version, whatever its weight.
///
/// @param name of the header or cookie · value that it has exactly; both of `[A-Za-z0-9_.-]`
public record Rule(Kind kind, String name, String value, Slot slot) {
    /// What of a request is looked at.
    public enum Kind {
        HEADER,
        COOKIE
    }
}
