package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Parameter;
import dev.slipway.core.pipeline.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The parameters of a run: what was asked for over the pipeline's defaults.
public final class ParameterValues {
    private ParameterValues() {}

    /// What a form shows before the run.
    public static List<Question> questions(
            List<Parameter> declared, Function<Expression, @Nullable Object> value) {
        return declared.stream()
                .map(parameter ->
                        QuestionValues.of(
                                parameter.kind(),
                                key ->
                                        parameter
                                                .declaration()
                                                .argument(key)
                                                .map(value)
                                                .orElse(null)))
                .toList();
    }

    /// The values of password parameters, which nothing may show.
    static List<String> passwords(List<Parameter> declared, Map<String, Object> values) {
        return declared.stream()
                .filter(parameter -> parameter.kind() == Parameter.Kind.PASSWORD)
                .flatMap(parameter -> parameter.name().stream())
                .filter(Expression.Constant.class::isInstance)
                .map(name -> values.get(String.valueOf(((Expression.Constant) name).value())))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    /// @return String or Boolean by name. Problem `run.parameter`
    static Map<String, Object> of(List<Question> questions, Map<String, String> asked) {
        var values = new LinkedHashMap<String, Object>();
        var texts = QuestionValues.checked(questions, asked, "run.parameter");
        for (var question : questions) {
            values.put(
                    question.name(),
                    QuestionValues.typed(question, texts.getOrDefault(question.name(), "")));
        }
        return values;
    }
}
