package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.script.HostObject;
import dev.slipway.core.pipeline.script.ScriptException;
import dev.slipway.core.pipeline.script.StepCall;
import org.jspecify.annotations.Nullable;

/// One of the files that `findFiles` gives.
///
/// @param path relative to where the step ran · modified milliseconds since 1970
record FoundFile(String path, long length, long modified) implements HostObject {

    /// @param line `bytes seconds`, as stat writes it
    static FoundFile of(String path, String line) {
        var parts = line.split(" ", 2);
        return new FoundFile(path, Long.parseLong(parts[0]), Long.parseLong(parts[1]) * 1000);
    }

    @Override
    public String words() {
        return "a file";
    }

    @Override
    public @Nullable Object property(String name, Position at) {
        return switch (name) {
            case "path" -> path;
            case "name" -> path.substring(path.lastIndexOf('/') + 1);
            case "directory" -> false;
            case "length" -> length;
            case "lastModified" -> modified;
            default -> throw new ScriptException("a file has no `" + name + "`", at);
        };
    }

    @Override
    public @Nullable Object call(StepCall call) {
        return switch (call.name()) {
            case "getPath", "toString" -> path;
            case "getName" -> property("name", call.position());
            case "isDirectory" -> false;
            case "getLength" -> length;
            case "getLastModified" -> modified;
            default ->
                    throw new ScriptException(
                            "a file has no `" + call.name() + "()`", call.position());
        };
    }

    @Override
    public String toString() {
        return path;
    }
}
