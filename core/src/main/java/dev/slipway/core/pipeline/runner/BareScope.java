package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.script.Interpreter;
import dev.slipway.core.pipeline.script.Scope;
import dev.slipway.core.pipeline.script.ScriptException;
import dev.slipway.core.pipeline.script.StepCall;
import dev.slipway.core.pipeline.script.StepCaller;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values that must be known before there is a run: of parameters. Steps are not there.
final class BareScope implements Scope, StepCaller {
    private static final BareScope NOTHING = new BareScope();

    private BareScope() {}

    /// Null for what only a run knows.
    static @Nullable Object value(Interpreter interpreter, Expression expression) {
        try {
            return interpreter.value(expression, NOTHING, NOTHING);
        } catch (ScriptException onlyARunKnows) {
            return null;
        }
    }

    @Override
    public Map<String, String> env() {
        return Map.of();
    }

    @Override
    public void setEnv(String name, String value) {}

    @Override
    public Map<String, Object> params() {
        return Map.of();
    }

    @Override
    public Map<String, @Nullable Object> currentBuild() {
        return Map.of();
    }

    @Override
    public void setCurrentBuild(String name, @Nullable Object value) {}

    @Override
    public boolean knows(String step) {
        return false;
    }

    @Override
    public @Nullable Object call(StepCall call) {
        return null;
    }
}
