package dev.slipway.core.pipeline.script;

import org.jspecify.annotations.Nullable;

/// A script's `StringBuilder`.
final class TextObject implements HostObject {
    private static final int LONGEST = 16 << 20;
    private final StringBuilder text = new StringBuilder();

    TextObject(@Nullable Object first) {
        if (first instanceof String it) {
            text.append(it);
        }
    }

    int length() {
        return text.length();
    }

    @Override
    public String words() {
        return "a text builder";
    }

    @Override
    public @Nullable Object call(StepCall call) {
        return switch (call.name()) {
            case "append", "leftShift" -> {
                var more =
                        call.arguments().isEmpty() ? "" : Values.text(call.arguments().getFirst());
                if (text.length() + more.length() > LONGEST) {
                    throw new Budget.Spent("makes a text of more than 16 Mi", call.position());
                }
                text.append(more);
                yield this;
            }
            case "toString", "toPrettyString" -> text.toString();
            case "length", "size" -> text.length();
            default ->
                    throw new ScriptException(
                            words() + " has no `" + call.name() + "()`", call.position());
        };
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
