package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What names stand for: the script's variables, `env`, `params`, `currentBuild`, `scm`, and the
/// environment's variables by their bare names.
final class Names {
    static final Set<String> ROOTS = Set.of("env", "params", "currentBuild");
    private static final Set<String> WRITABLE = Set.of("result", "displayName", "description");

    private final Scope scope;
    private final Frame globals;

    Names(Scope scope, Frame globals) {
        this.scope = scope;
        this.globals = globals;
    }

    /// True if the name means Slipway's own object, not a variable of the script.
    boolean isRoot(String name, Frame frame) {
        return ROOTS.contains(name) && frame.holding(name) == null;
    }

    @Nullable Object get(String name, Frame frame, Position at) {
        var holder = frame.holding(name);
        if (holder != null) {
            return holder.get(name);
        }
        return switch (name) {
            case "env" -> new LinkedHashMap<String, @Nullable Object>(scope.env());
            case "params" -> new LinkedHashMap<String, @Nullable Object>(scope.params());
            case "currentBuild" -> new LinkedHashMap<>(scope.currentBuild());
            case "scm" -> "scm";
            default -> environment(name, at);
        };
    }

    private Object environment(String name, Position at) {
        Object value = scope.env().get(name);
        if (value == null) {
            value = scope.params().get(name);
        }
        if (value == null) {
            throw new ScriptException("There is no value called `" + name + "`", at);
        }
        return value;
    }

    @Nullable Object property(String root, String name, Position at) {
        return switch (root) {
            case "env" -> scope.env().get(name);
            case "params" -> scope.params().get(name);
            default -> build(name, at);
        };
    }

    private @Nullable Object build(String name, Position at) {
        Map<String, @Nullable Object> build = scope.currentBuild();
        if (!build.containsKey(name) && !WRITABLE.contains(name)) {
            throw new ScriptException("`currentBuild` has no `" + name + "` here", at);
        }
        return build.get(name);
    }

    void set(String name, @Nullable Object value, Frame frame, Position at) {
        var holder = frame.holding(name);
        if (ROOTS.contains(name) && holder == null) {
            throw new ScriptException("`" + name + "` itself cannot be replaced", at);
        }
        (holder == null ? globals : holder).declare(name, value);
    }

    void setProperty(String root, String name, @Nullable Object value, Position at) {
        switch (root) {
            case "env" -> {
                if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                    throw new ScriptException(
                            "`" + name + "` cannot be the name of a variable", at);
                }
                scope.setEnv(name, Values.text(value));
            }
            case "currentBuild" -> {
                if (!WRITABLE.contains(name)) {
                    throw new ScriptException("`currentBuild." + name + "` cannot be set", at);
                }
                scope.setCurrentBuild(name, value);
            }
            default -> throw new ScriptException("`" + root + "` cannot be changed", at);
        }
    }
}
