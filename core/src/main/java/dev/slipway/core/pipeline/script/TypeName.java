package dev.slipway.core.pipeline.script;

/// The name of a type where it stands as a value: `case String`. Nothing can be asked of it.
record TypeName(String name) {
    @Override
    public String toString() {
        return name;
    }
}
