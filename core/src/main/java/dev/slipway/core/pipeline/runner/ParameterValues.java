package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Parameter;
import dev.slipway.core.problem.ProblemException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parameters of a run: what was asked for over the pipeline's defaults.
final class ParameterValues {
    private ParameterValues() {}

    /// @return String or Boolean by name. Problem `run.parameter`
    static Map<String, Object> of(List<Parameter> declared, Map<String, String> asked) {
        var values = new LinkedHashMap<String, Object>();
        for (var parameter : declared) {
            var name = text(parameter.name());
            var wanted = asked.get(name);
            values.put(name, wanted == null ? otherwise(parameter) : checked(parameter, wanted));
        }
        for (var name : asked.keySet()) {
            if (!values.containsKey(name)) {
                throw ProblemException.usage(
                        "run.parameter",
                        "The pipeline has no parameter " + name + ".",
                        values.isEmpty()
                                ? "It has none at all."
                                : "It has " + String.join(", ", values.keySet()) + ".");
            }
        }
        return values;
    }

    private static Object otherwise(Parameter parameter) {
        return switch (parameter.kind()) {
            case BOOLEAN -> text(parameter.defaultValue()).equals("true");
            case CHOICE -> choices(parameter).stream().findFirst().orElse("");
            case STRING, TEXT, PASSWORD, OTHER -> text(parameter.defaultValue());
        };
    }

    private static Object checked(Parameter parameter, String wanted) {
        return switch (parameter.kind()) {
            case BOOLEAN -> {
                if (!wanted.equals("true") && !wanted.equals("false")) {
                    throw bad(parameter, wanted, "true or false");
                }
                yield wanted.equals("true");
            }
            case CHOICE -> {
                if (!choices(parameter).contains(wanted)) {
                    throw bad(parameter, wanted, String.join(", ", choices(parameter)));
                }
                yield wanted;
            }
            case STRING, TEXT, PASSWORD, OTHER -> wanted;
        };
    }

    private static ProblemException bad(Parameter parameter, String wanted, String allowed) {
        return ProblemException.usage(
                "run.parameter",
                "The parameter " + text(parameter.name()) + " cannot be \"" + wanted + "\".",
                "Use " + allowed + ".");
    }

    private static List<String> choices(Parameter parameter) {
        var written = parameter.choices().orElse(null);
        return written instanceof Expression.ListOf list
                ? list.items().stream().map(item -> text(Optional.of(item))).toList()
                : Arrays.stream(text(Optional.ofNullable(written)).split("\n")).toList();
    }

    private static String text(Optional<Expression> expression) {
        return expression
                .filter(Expression.Constant.class::isInstance)
                .map(constant -> String.valueOf(((Expression.Constant) constant).value()))
                .orElse("");
    }
}
