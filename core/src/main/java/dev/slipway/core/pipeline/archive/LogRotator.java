package dev.slipway.core.pipeline.archive;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Options;
import dev.slipway.core.settings.Retention;
import java.util.Map;
import java.util.Optional;

/// `buildDiscarder(logRotator(numToKeepStr: '10', …))` as a rule.
public final class LogRotator {
    private LogRotator() {}

    /// Empty if there is none, or none that can be read before a run: other strategies, values that
    /// are not written as constants.
    public static Optional<Retention> of(Options options) {
        return options.option("buildDiscarder")
                .flatMap(option -> option.first().or(() -> option.argument("strategy")))
                .flatMap(LogRotator::rule);
    }

    private static Optional<Retention> rule(Expression strategy) {
        if (!(strategy instanceof Expression.Invoke call)
                || !call.name().equals("logRotator")
                || !call.named().values().stream().allMatch(Expression::isConstant)) {
            return Optional.empty();
        }
        return Optional.of(
                new Retention(
                        number(call.named(), "numToKeepStr"),
                        number(call.named(), "daysToKeepStr"),
                        number(call.named(), "artifactNumToKeepStr"),
                        number(call.named(), "artifactDaysToKeepStr")));
    }

    /// Jenkins takes what is no number, and -1, for no limit.
    private static int number(Map<String, Expression> named, String key) {
        var text =
                named.get(key) instanceof Expression.Constant(var value, _)
                        ? String.valueOf(value).strip()
                        : "";
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
