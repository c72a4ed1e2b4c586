package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Bytes of a text: only ways to write them as a text again.
final class BytesObject implements HostObject {
    private final byte[] bytes;

    BytesObject(byte[] bytes) {
        this.bytes = bytes;
    }

    int length() {
        return bytes.length;
    }

    @Override
    public String words() {
        return "bytes";
    }

    @Override
    public @Nullable Object call(StepCall call) {
        return switch (call.name()) {
            case "encodeBase64" -> Base64.getEncoder().encodeToString(bytes);
            case "encodeHex" -> HexFormat.of().formatHex(bytes);
            case "size" -> bytes.length;
            case "toString" -> toString();
            default ->
                    throw new ScriptException(
                            words() + " have no `" + call.name() + "()`", call.position());
        };
    }

    @Override
    public @Nullable Object property(String name, Position at) {
        if (name.equals("length")) {
            return bytes.length;
        }
        throw new ScriptException(words() + " have no `" + name + "`", at);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
