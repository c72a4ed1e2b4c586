package dev.slipway.core.pipeline.script;

import java.util.HashSet;
import java.util.Set;

/// What the interpreter knows by name, for those who check scripts before they run.
public final class Scripts {
    /// Of objects that are made with `new`, and of `env` and `currentBuild`.
    private static final Set<String> OF_OBJECTS =
            Set.of(
                    "call",
                    "parseText",
                    "append",
                    "toPrettyString",
                    "nextInt",
                    "nextBoolean",
                    "encodeBase64",
                    "encodeHex",
                    "getCauses",
                    "getEnvironment",
                    "resultIsBetterOrEqualTo",
                    "resultIsWorseOrEqualTo",
                    "getBuildCauses");

    private static final Set<String> METHODS = methods();

    private Scripts() {}

    private static Set<String> methods() {
        var names = new HashSet<String>();
        names.addAll(AnyMethods.ALL.keySet());
        names.addAll(TextMethods.ALL.keySet());
        names.addAll(MoreTextMethods.ALL.keySet());
        names.addAll(ListMethods.ALL.keySet());
        names.addAll(MoreListMethods.ALL.keySet());
        names.addAll(SetMethods.ALL.keySet());
        names.addAll(DateMethods.ALL.keySet());
        names.addAll(MapMethods.ALL.keySet());
        names.addAll(NumberMethods.ALL.keySet());
        names.addAll(OtherMethods.MATCH.keySet());
        names.addAll(OtherMethods.FAILURE.keySet());
        names.addAll(OtherMethods.PATTERN.keySet());
        names.addAll(OtherMethods.CLOSURE.keySet());
        names.addAll(OtherMethods.FLAG.keySet());
        names.addAll(OF_OBJECTS);
        return Set.copyOf(names);
    }

    /// Methods that can be called on some value.
    public static Set<String> methodNames() {
        return METHODS;
    }

    /// `Integer.parseInt` and the like.
    public static boolean isStatic(String type, String name) {
        return StaticMethods.find(Types.simple(type), name) != null;
    }

    /// True if `new type(…)` works.
    public static boolean isMade(String type) {
        return Made.isMade(type);
    }

    /// True for `Integer.MAX_VALUE` and the like.
    public static boolean isConstant(String dotted) {
        return dotted.indexOf('.') > 0 && Constants.find(dotted) != null;
    }

    /// True for type names that may stand as a value, as in `case String`.
    public static boolean isType(String name) {
        return Types.isKnown(name);
    }
}
