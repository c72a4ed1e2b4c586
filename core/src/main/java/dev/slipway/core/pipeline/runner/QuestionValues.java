package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Parameter;
import dev.slipway.core.pipeline.Question;
import dev.slipway.core.problem.ProblemException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns declared parameters into questions, and what people type into values.
public final class QuestionValues {
    private QuestionValues() {}

    /// @param value gives an argument's value, null where it is not known
    static Question of(Parameter.Kind kind, Function<String, @Nullable Object> value) {
        var choices = choices(value.apply("choices"));
        var initial = text(value.apply("defaultValue"));
        return new Question(
                kind,
                text(value.apply("name")),
                text(value.apply("description")),
                switch (kind) {
                    case BOOLEAN -> String.valueOf(initial.equals("true"));
                    case CHOICE -> choices.isEmpty() ? "" : choices.getFirst();
                    case STRING, TEXT, PASSWORD, OTHER -> initial;
                },
                kind == Parameter.Kind.CHOICE ? choices : List.of());
    }

    private static List<String> choices(@Nullable Object written) {
        return switch (written) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> Arrays.stream(written.toString().split("\n")).toList();
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    /// String or Boolean.
    static Object typed(Question question, String given) {
        return question.kind() == Parameter.Kind.BOOLEAN ? (Object) given.equals("true") : given;
    }

    /// What was given over what stands there from the beginning. Problem with the given code for
    /// names that nobody asked for and for values that are not allowed.
    public static Map<String, String> checked(
            List<Question> questions, Map<String, String> given, String code) {
        var values = new LinkedHashMap<String, String>();
        for (var question : questions) {
            var wanted = Optional.ofNullable(given.get(question.name()));
            values.put(
                    question.name(),
                    wanted.map(value -> allowed(question, value, code)).orElse(question.initial()));
        }
        for (var name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw ProblemException.usage(
                        code,
                        "There is no parameter " + name + ".",
                        values.isEmpty()
                                ? "There is none at all."
                                : "There are " + String.join(", ", values.keySet()) + ".");
            }
        }
        return values;
    }

    private static String allowed(Question question, String value, String code) {
        return switch (question.kind()) {
            case BOOLEAN -> {
                if (!value.equals("true") && !value.equals("false")) {
                    throw bad(question, value, "true or false", code);
                }
                yield value;
            }
            case CHOICE -> {
                if (!question.choices().contains(value)) {
                    throw bad(question, value, String.join(", ", question.choices()), code);
                }
                yield value;
            }
            case STRING, TEXT, PASSWORD, OTHER -> value;
        };
    }

    private static ProblemException bad(
            Question question, String value, String allowed, String code) {
        return ProblemException.usage(
                code,
                "The parameter " + question.name() + " cannot be \"" + value + "\".",
                "Use " + allowed + ".");
    }
}
