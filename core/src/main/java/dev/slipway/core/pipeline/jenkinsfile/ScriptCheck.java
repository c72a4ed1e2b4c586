package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Statement;
import dev.slipway.core.pipeline.Step;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Says what of expressions and scripts the evaluator cannot run.
final class ScriptCheck {
    private final Findings findings;

    ScriptCheck(Findings findings) {
        this.findings = findings;
    }

    void preamble(List<Statement> statements) {
        for (var statement : statements) {
            refuse(statement.position(), "Code before `pipeline { … }` is not run yet");
        }
    }

    void expression(Expression expression) {
        if (expression instanceof Expression.Unknown(var what, var at)) {
            refuse(at, "Slipway cannot evaluate " + what);
        }
    }

    void script(Step.Script script) {
        refuse(script.position(), "`script { … }` is not run yet");
    }

    private void refuse(Position at, String message) {
        findings.error(at, "unsupported.script", message, "Do it with `sh`.");
    }

    void stepName(String name, Position at) {
        var entry = StepCatalogue.find(name).orElse(null);
        if (entry == null) {
            findings.error(
                    at,
                    "unsupported.step",
                    "There is no step `" + name + "` here",
                    DidYouMean.nearest(name, new TreeSet<>(StepCatalogue.run()))
                            .map(it -> "Did you mean `" + it + "`?")
                            .orElse("Do it with `sh`, or leave it out."));
        } else if (entry.support() == StepCatalogue.Support.REFUSED) {
            findings.error(
                    at,
                    "unsupported.step",
                    "The step `" + name + "` is not supported",
                    entry.instead());
        } else if (entry.support() == StepCatalogue.Support.IDLE) {
            findings.warning(
                    at, "pipeline.noEffect", "`" + name + "` has no effect here", entry.instead());
        }
    }

    void checkout(List<Expression> arguments, Map<String, Expression> named, Position at) {
        var source = arguments.isEmpty() ? named.get("scm") : arguments.getFirst();
        if (!(source instanceof Expression.Variable(var name, _)) || !name.equals("scm")) {
            findings.error(
                    at,
                    "unsupported.checkout",
                    "Only the project's own sources can be checked out",
                    "Write `checkout scm`; for another repository use sh 'git clone …'.");
        }
    }
}
