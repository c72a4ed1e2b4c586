package dev.slipway.core.engine;

/// Something mounted into a container.
public sealed interface Mount {
    String target();

    boolean readOnly();

    record Volume(String name, String target, boolean readOnly) implements Mount {}

    /// A folder or socket of the engine's host; only with the user's trust.
    record Bind(String source, String target, boolean readOnly) implements Mount {}

    /// Memory only, gone with the container.
    record Tmpfs(String target, long sizeBytes) implements Mount {
        @Override
        public boolean readOnly() {
            return false;
        }
    }
}
