package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parameters of a step, option or condition. Written as `name! type` words: `!` marks what
/// must be given, the type is text, number, flag or any.
record Signature(Map<String, Parameter> parameters, boolean takesBlock, boolean open) {

    enum Type {
        TEXT("a text"),
        NUMBER("a whole number"),
        FLAG("true or false"),
        ANY("a value");

        private final String words;

        Type(String words) {
            this.words = words;
        }
    }

    record Parameter(Type type, boolean required) {}

    /// `script! encoding label returnStdout:flag`, text where no type is given; a last `{}` for
    /// steps around others, `…` for more parameters than are written here.
    static Signature of(String words) {
        var parameters = new LinkedHashMap<String, Parameter>();
        var takesBlock = false;
        var open = false;
        for (var word : words.split(" ")) {
            switch (word) {
                case "" -> {}
                case "{}" -> takesBlock = true;
                case "…" -> open = true;
                default -> {
                    var parts = word.split(":", 2);
                    var required = parts[0].endsWith("!");
                    var name = required ? parts[0].substring(0, parts[0].length() - 1) : parts[0];
                    parameters.put(name, new Parameter(typeOf(parts), required));
                }
            }
        }
        return new Signature(parameters, takesBlock, open);
    }

    private static Type typeOf(String[] parts) {
        return parts.length == 1
                ? Type.TEXT
                : switch (parts[1]) {
                    case "number" -> Type.NUMBER;
                    case "flag" -> Type.FLAG;
                    default -> Type.ANY;
                };
    }

    /// The one parameter that must be given, if it is only one: `sh 'make'` fills it.
    Optional<String> sole() {
        var required =
                parameters.entrySet().stream()
                        .filter(it -> it.getValue().required())
                        .map(Map.Entry::getKey)
                        .toList();
        return required.size() == 1 ? Optional.of(required.getFirst()) : Optional.empty();
    }

    /// Says what is wrong with the arguments of a call, as Jenkins' own validator would.
    void check(
            String name,
            List<Expression> arguments,
            Map<String, Expression> named,
            Position at,
            Blocks blocks) {
        if (arguments.size() > 1 || !arguments.isEmpty() && !named.isEmpty()) {
            blocks.findings()
                    .error(
                            at,
                            "pipeline.argument",
                            "The arguments of `" + name + "` must be named",
                            "Write " + name + "(" + example() + ").");
        } else if (arguments.size() == 1) {
            checkSole(name, arguments.getFirst(), at, blocks);
        } else {
            checkNamed(name, named, at, blocks);
        }
    }

    private String example() {
        return String.join(
                ", ", parameters.keySet().stream().limit(2).map(it -> it + ": …").toList());
    }

    private void checkSole(String name, Expression argument, Position at, Blocks blocks) {
        var sole = sole();
        if (sole.isPresent()) {
            checkType(sole.get(), argument, blocks);
        } else if (!takesBlock && !open) {
            blocks.findings()
                    .error(
                            at,
                            "pipeline.argument",
                            parameters.isEmpty()
                                    ? "`" + name + "` takes no argument"
                                    : "The arguments of `" + name + "` must be named",
                            parameters.isEmpty()
                                    ? "Write " + name + "()."
                                    : "Write " + name + "(" + example() + ").");
        }
    }

    private void checkNamed(
            String name, Map<String, Expression> named, Position at, Blocks blocks) {
        var known = open || parameters.keySet().containsAll(named.keySet());
        named.forEach((key, value) -> {
            if (parameters.containsKey(key)) {
                checkType(key, value, blocks);
            } else if (!open) {
                blocks.unknown(
                        value.position(),
                        "parameter of `" + name + "` called",
                        key,
                        parameters.keySet());
            }
        });
        parameters.forEach((key, parameter) -> {
            if (known && parameter.required() && !named.containsKey(key)) {
                blocks.findings()
                        .error(
                                at,
                                "pipeline.missing",
                                "`" + name + "` needs `" + key + "`",
                                "Write " + name + "(" + key + ": …).");
            }
        });
    }

    private void checkType(String key, Expression value, Blocks blocks) {
        var type = java.util.Objects.requireNonNull(parameters.get(key)).type();
        if (value instanceof Expression.Constant(var constant, var at) && !fits(type, constant)) {
            blocks.findings()
                    .error(
                            at,
                            "pipeline.wrongType",
                            "`%s` takes %s, not `%s`".formatted(key, type.words, blocks.textOf(at)),
                            type == Type.TEXT ? "Write it in quotes." : "");
        }
    }

    private static boolean fits(Type type, @org.jspecify.annotations.Nullable Object constant) {
        return switch (type) {
            case TEXT -> !(constant instanceof Number) && !(constant instanceof Boolean);
            case NUMBER -> constant instanceof Number;
            case FLAG -> constant == null || constant instanceof Boolean;
            case ANY -> true;
        };
    }
}
