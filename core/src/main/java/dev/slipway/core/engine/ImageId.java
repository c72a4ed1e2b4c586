package dev.slipway.core.engine;

/// An image's identity on an engine: `sha256:` and 64 hex digits.
public record ImageId(String value) {

    public String shortId() {
        var hex = value.replaceFirst("^sha256:", "");
        return hex.substring(0, Math.min(12, hex.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
