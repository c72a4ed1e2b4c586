package dev.slipway.core.pipeline.trigger;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Invocation;
import dev.slipway.core.problem.ProblemException;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/// The triggers of a Jenkinsfile that have an effect here.
public final class Triggers {
    public static final Set<String> NAMES = Set.of("cron", "pollSCM", "upstream");

    private Triggers() {}

    /// What is wrong with a trigger's times, as far as they are known without running anything.
    public static Optional<ProblemException> mistake(Invocation trigger) {
        if (!trigger.name().equals("cron") && !trigger.name().equals("pollSCM")) {
            return Optional.empty();
        }
        return text(trigger, trigger.name().equals("cron") ? "spec" : "scmpoll_spec")
                .flatMap(times -> {
                    try {
                        Cron.parse(times, "lint", ZoneOffset.UTC);
                        return Optional.<ProblemException>empty();
                    } catch (ProblemException malformed) {
                        return Optional.of(malformed);
                    }
                });
    }

    /// A named argument or the only one, if it is a constant.
    static Optional<String> text(Invocation trigger, String key) {
        return trigger.argument(key)
                .or(trigger::first)
                .filter(Expression.Constant.class::isInstance)
                .map(constant -> String.valueOf(((Expression.Constant) constant).value()));
    }
}
