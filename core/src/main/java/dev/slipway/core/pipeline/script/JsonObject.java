package dev.slipway.core.pipeline.script;

import org.jspecify.annotations.Nullable;

/// A script's `JsonSlurper`: texts only, no files, no addresses.
final class JsonObject implements HostObject {
    @Override
    public String words() {
        return "a JSON reader";
    }

    @Override
    public @Nullable Object call(StepCall call) {
        if (call.name().equals("parseText") && call.arguments().size() == 1) {
            return Json.read(Values.text(call.arguments().getFirst()), call.position());
        }
        throw new ScriptException(words() + " has no `" + call.name() + "()`", call.position());
    }
}
