package dev.slipway.core.pipeline.script;

import org.jspecify.annotations.Nullable;

/// A script's `SimpleDateFormat`.
record DateFormatObject(String pattern) implements HostObject {
    @Override
    public String words() {
        return "a date format";
    }

    @Override
    public @Nullable Object call(StepCall call) {
        if (call.name().equals("format")
                && call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Moment date) {
            return DateMethods.format(date, pattern, call.position());
        }
        throw new ScriptException(words() + " has no `" + call.name() + "()`", call.position());
    }
}
