package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives the expressions and script blocks of one run of a pipeline their values, by walking our
/// own tree. Values are null, Boolean, numbers, String, List, Map and our own closures; there is no
/// reflection, no class of the JVM, no file and no network: the world is reached by steps only.
/// Each call has a budget of its own. Safe from any thread; the variables that the file declares
/// before `pipeline` are shared by all of them.
public final class Interpreter {
    private final List<Statement> preamble;
    private final Frame globals = Frame.outermost();
    private boolean prepared;

    public Interpreter(Pipeline pipeline) {
        this.preamble = pipeline.preamble();
    }

    /// Throws `ScriptException` for what cannot be evaluated, `Budget.Spent` for what never ends.
    public @Nullable Object value(Expression expression, Scope scope, StepCaller steps) {
        return evaluator(scope, steps).value(expression, new Frame(globals));
    }

    /// Runs a block and returns what it returns: of `return`, else of its last statement. What a
    /// step throws comes through, unless the script catches it.
    public @Nullable Object run(List<Statement> body, Scope scope, StepCaller steps) {
        return evaluator(scope, steps).run(body, new Frame(globals));
    }

    /// As Groovy counts values as true: not null, not zero, not empty.
    public static boolean isTrue(@Nullable Object value) {
        return Values.truth(value);
    }

    /// As Groovy writes a value into a text: `[a, b]`, `[k:v]`, `null`.
    public static String text(@Nullable Object value) {
        return Values.text(value);
    }

    private Evaluator evaluator(Scope scope, StepCaller steps) {
        var evaluator = new Evaluator(scope, steps, globals, new Budget());
        synchronized (this) {
            if (!prepared) {
                prepared = true;
                preamble.forEach(it -> evaluator.declare(it, globals));
            }
        }
        return evaluator;
    }
}
