package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `env.getProperty('X')`, `currentBuild.getNumber()`, `currentBuild.setDescription('…')`…
record BuildMethods(Names names, String root) {

    @Nullable Object call(String name, List<@Nullable Object> arguments, Position at) {
        if (name.equals("getProperty") && arguments.size() == 1) {
            return names.property(root, Values.text(arguments.getFirst()), at);
        }
        if (name.equals("setProperty") && arguments.size() == 2) {
            names.setProperty(root, Values.text(arguments.getFirst()), arguments.getLast(), at);
            return null;
        }
        if (name.equals("getEnvironment") && root.equals("env")) {
            return names.get(root, Frame.outermost(), at);
        }
        if (name.equals("resultIsBetterOrEqualTo") || name.equals("resultIsWorseOrEqualTo")) {
            return compared(name.contains("Better"), Values.text(arguments.getFirst()), at);
        }
        if (name.equals("getBuildCauses")) {
            return causes(arguments, at);
        }
        if (name.length() > 3 && name.startsWith("get") && isBuild() && arguments.isEmpty()) {
            return names.property(root, property(name), at);
        }
        if (name.length() > 3 && name.startsWith("set") && isBuild() && arguments.size() == 1) {
            names.setProperty(root, property(name), arguments.getFirst(), at);
            return null;
        }
        throw new ScriptException("`" + root + "." + name + "()` cannot be called", at);
    }

    /// All of them, or those of a class.
    private @Nullable Object causes(List<@Nullable Object> arguments, Position at) {
        var all = names.property(root, "buildCauses", at);
        return arguments.isEmpty() || !(all instanceof List<?> list)
                ? all
                : list.stream()
                        .filter(it ->
                                it instanceof Map<?, ?> cause
                                        && Values.text(arguments.getFirst())
                                                .equals(cause.get("_class")))
                        .toList();
    }

    private boolean isBuild() {
        return root.equals("currentBuild");
    }

    private static String property(String method) {
        return Character.toLowerCase(method.charAt(3)) + method.substring(4);
    }

    private boolean compared(boolean better, String other, Position at) {
        var order = List.of("SUCCESS", "UNSTABLE", "FAILURE", "NOT_BUILT", "ABORTED");
        var own = order.indexOf(Values.text(names.property(root, "currentResult", at)));
        return better ? own <= order.indexOf(other) : own >= order.indexOf(other);
    }
}
