package dev.slipway.core.pipeline.script;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// A script's `Random`.
final class RandomObject implements HostObject {
    @Override
    public String words() {
        return "a random source";
    }

    @Override
    public @Nullable Object call(StepCall call) {
        var random = ThreadLocalRandom.current();
        return switch (call.name()) {
            case "nextInt" ->
                    call.arguments().isEmpty()
                            ? (Object) random.nextInt()
                            : random.nextInt(
                                    Math.max(
                                            1,
                                            Types.whole(
                                                            call.arguments().getFirst(),
                                                            call.position())
                                                    .intValue()));
            case "nextBoolean" -> random.nextBoolean();
            default ->
                    throw new ScriptException(
                            words() + " has no `" + call.name() + "()`", call.position());
        };
    }
}
