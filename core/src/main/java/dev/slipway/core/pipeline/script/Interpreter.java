package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Statement;
import dev.slipway.core.time.Timer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives the expressions and script blocks of one run of a pipeline their values, by walking our
/// own tree. There is no reflection, no class of the JVM, no file and no network: the world is
/// reached by steps only. All of a run's scripts share one budget. Safe from any thread: one thinks
/// at a time, the others go on while it waits for a step, as in Jenkins.
public final class Interpreter {
    private final List<Statement> preamble;
    private final Frame globals = Frame.outermost();
    private final Ledger ledger;
    private final Clock clock;
    private final Map<String, ScriptObject> loaded = new HashMap<>();
    private boolean prepared;

    public Interpreter(Pipeline pipeline) {
        this(pipeline, Clock.systemDefaultZone(), Timer.system());
    }

    /// @param clock for scripts that ask for the date
    /// @param timer for the time that scripts may think
    public Interpreter(Pipeline pipeline, Clock clock, Timer timer) {
        this.preamble = pipeline.preamble();
        this.ledger = new Ledger(timer);
        this.clock = clock;
    }

    /// Throws `ScriptException` for what cannot be evaluated, `Budget.Spent` for what never ends.
    public @Nullable Object value(Expression expression, Scope scope, StepCaller steps) {
        return ledger.inTurn(() -> {
            var evaluator = evaluator(scope, steps);
            return evaluator.guarded(() -> evaluator.value(expression, new Frame(globals)));
        });
    }

    /// Runs a block and returns what it returns: of `return`, else of its last statement. What a
    /// step throws comes through, unless the script catches it.
    public @Nullable Object run(List<Statement> body, Scope scope, StepCaller steps) {
        return ledger.inTurn(() -> evaluator(scope, steps).run(body, new Frame(globals)));
    }

    /// Runs a whole scripted pipeline; its variables are seen by its methods too.
    public @Nullable Object runFile(List<Statement> body, Scope scope, StepCaller steps) {
        return ledger.inTurn(() -> evaluator(scope, steps).run(body, globals));
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
        var evaluator = new Evaluator(this, scope, steps);
        if (!prepared) {
            prepared = true;
            evaluator.guarded(() -> {
                preamble.forEach(it -> evaluator.declare(it, globals));
                return null;
            });
        }
        return evaluator;
    }

    Frame globals() {
        return globals;
    }

    Ledger ledger() {
        return ledger;
    }

    Clock clock() {
        return clock;
    }

    /// A shared library's variables, each read once a run.
    Map<String, ScriptObject> loaded() {
        return loaded;
    }
}
