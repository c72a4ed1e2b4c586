package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import org.jspecify.annotations.Nullable;

/// Something of Slipway's own that a script holds and talks to: `docker`, an image of it, an
/// earlier build. It decides itself which names it answers to; there is no reflection. Whoever runs
/// pipelines implements it. Called on the thread that runs the script.
public interface HostObject {

    /// What a person calls it, with an article: `an image`.
    String words();

    /// `object.name(…)`; the call's name is the method's. Throws `ScriptException` for names that
    /// it has not got.
    @Nullable Object call(StepCall call);

    /// `object.name`. Throws `ScriptException` for names that it has not got.
    default @Nullable Object property(String name, Position at) {
        throw new ScriptException(words() + " has no `" + name + "`", at);
    }
}
