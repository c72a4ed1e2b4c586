package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The parameters of a step, option or condition. Written as `name! type` words: `!` marks what
/// must be given, the type is text, number, flag, unit (of time), list, object or any. They are as
/// lenient as Jenkins is: a flag takes any constant, a text also a decimal number.
record Signature(Map<String, Parameter> parameters, boolean takesBlock, boolean open) {
    private static final Set<String> UNITS =
            Arrays.stream(TimeUnit.values()).map(Enum::name).collect(Collectors.toSet());

    enum Type {
        TEXT("a text"),
        NUMBER("a whole number"),
        FLAG("true or false"),
        UNIT("a unit of time"),
        LIST("a list"),
        OBJECT("an object, not a plain value"),
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
                    case "unit" -> Type.UNIT;
                    case "list" -> Type.LIST;
                    case "object" -> Type.OBJECT;
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
        } else if (!open && !(takesBlock && !parameters.isEmpty())) {
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
        var soleObject = sole().filter(it -> typeOf(it) == Type.OBJECT).isPresent();
        var all = parameters.keySet().containsAll(named.keySet());
        if (soleObject && !all) {
            return; // `publishHTML(reportDir: 'x')`: the object's own fields
        }
        var known = open || all;
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
            if (known && isMissing(key, parameter, named)) {
                blocks.findings()
                        .error(
                                at,
                                "pipeline.missing",
                                "`" + name + "` needs `" + key + "`",
                                "Write " + name + "(" + key + ": …).");
            }
        });
    }

    /// `skipDefaultCheckout()` stands for true, as a sole flag may be left out.
    private boolean isMissing(String key, Parameter parameter, Map<String, Expression> named) {
        return parameter.required()
                && !named.containsKey(key)
                && !(parameter.type() == Type.FLAG && sole().isPresent());
    }

    private Type typeOf(String key) {
        return java.util.Objects.requireNonNull(parameters.get(key)).type();
    }

    private void checkType(String key, Expression value, Blocks blocks) {
        var type = typeOf(key);
        if (type == Type.FLAG && value instanceof Expression.Constant(String text, var at)) {
            blocks.findings()
                    .warning(
                            at,
                            "pipeline.flag",
                            "`" + key + "` takes true or false; any text but an empty one is true",
                            "Write " + Boolean.valueOf(text) + " without quotes.");
        }
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
        if (constant == null) {
            return true;
        }
        return switch (type) {
            case TEXT -> !(constant instanceof Integer) && !(constant instanceof Boolean);
            case NUMBER -> constant instanceof Number;
            case UNIT -> constant instanceof String word && UNITS.contains(word);
            case LIST, OBJECT -> false;
            case FLAG, ANY -> true;
        };
    }
}
