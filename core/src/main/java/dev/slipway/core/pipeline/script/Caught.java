package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a script caught that it had not thrown itself: a step's failure, or the run's end.
record Caught(RuntimeException cause) implements HostObject {
    private static final Set<String> ANY = Set.of("Object", "Throwable", "Exception", "");
    private static final Set<String> STEP =
            Set.of("AbortException", "IOException", "FlowInterruptedException");

    /// What a script throws is caught by its own type or a general one; a step's failure by the
    /// types that Jenkins has for it.
    static boolean by(String written, RuntimeException failure) {
        var type = Types.simple(written);
        if (failure instanceof Thrown thrown) {
            return type.equals("Object") || type.isEmpty() || Types.isA(thrown.failure(), type);
        }
        if (ANY.contains(type)) {
            return true;
        }
        if (isInterruption(failure)) {
            return type.equals("FlowInterruptedException") || type.equals("InterruptedException");
        }
        return STEP.contains(type) && !type.equals("FlowInterruptedException")
                || failure instanceof ScriptException && type.equals("RuntimeException");
    }

    private static boolean isInterruption(RuntimeException failure) {
        return failure instanceof Stopped
                || failure instanceof Failing step && step.isInterruption();
    }

    static Object value(RuntimeException failure) {
        return failure instanceof Thrown thrown ? thrown.failure() : new Caught(failure);
    }

    @Override
    public String words() {
        return "an error";
    }

    String type() {
        return isInterruption(cause) ? "FlowInterruptedException" : "AbortException";
    }

    @Override
    public @Nullable Object call(StepCall call) {
        return switch (call.name()) {
            case "getMessage", "getLocalizedMessage" -> cause.getMessage();
            case "toString" -> toString();
            case "getCauses", "getStackTrace", "getSuppressed" -> List.of();
            case "getCause", "printStackTrace" -> null;
            case "getResult" -> "ABORTED";
            default ->
                    throw new ScriptException(
                            words() + " has no `" + call.name() + "()`", call.position());
        };
    }

    @Override
    public @Nullable Object property(String name, Position at) {
        return switch (name) {
            case "message", "localizedMessage" -> cause.getMessage();
            case "causes", "stackTrace" -> List.of();
            case "cause" -> null;
            case "result" -> "ABORTED";
            default -> throw new ScriptException(words() + " has no `" + name + "`", at);
        };
    }

    @Override
    public String toString() {
        return (isInterruption(cause) ? "org.jenkinsci.plugins.workflow.steps." : "hudson.")
                + type()
                + ": "
                + cause.getMessage();
    }
}
