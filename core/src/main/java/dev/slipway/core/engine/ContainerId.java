package dev.slipway.core.engine;

/// A container on an engine: its full id or its name.
public record ContainerId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
