package dev.slipway.core.pipeline.script;

import java.util.HashSet;
import java.util.Set;

/// What the interpreter knows by name, for those who check scripts before they run.
public final class Scripts {
    private static final Set<String> METHODS = methods();

    private Scripts() {}

    private static Set<String> methods() {
        var names = new HashSet<String>();
        names.addAll(TextMethods.ALL.keySet());
        names.addAll(ListMethods.ALL.keySet());
        names.addAll(MapMethods.ALL.keySet());
        names.addAll(NumberMethods.ALL.keySet());
        names.addAll(OtherMethods.MATCH.keySet());
        names.addAll(OtherMethods.FAILURE.keySet());
        names.add("call");
        return Set.copyOf(names);
    }

    /// Methods that can be called on some value.
    public static Set<String> methodNames() {
        return METHODS;
    }

    /// `Integer.parseInt` and the like.
    public static boolean isStatic(String type, String name) {
        return StaticMethods.find(type, name) != null;
    }

    /// True if `new type(…)` works.
    public static boolean isMade(String type) {
        return Types.isMade(type);
    }
}
