package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What names stand for: the script's variables, `env`, `params`, `currentBuild`, `scm`, the
/// environment's variables by their bare names, and what the run knows by name.
final class Names {
    static final Set<String> ROOTS = Set.of("env", "params", "currentBuild");
    private static final Set<String> WRITABLE =
            Set.of("result", "displayName", "description", "keepLog");

    private final Scope scope;
    private final Evaluator evaluator;

    Names(Scope scope, Evaluator evaluator) {
        this.scope = scope;
        this.evaluator = evaluator;
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
        if (frame.delegate() instanceof Map<?, ?> map && map.containsKey(name)) {
            return map.get(name);
        }
        return switch (name) {
            case "this", "owner" -> new ScriptObject("this", frame.root());
            case "delegate" -> frame.delegate();
            case "env" -> copy(scope.env(), at);
            case "params" -> copy(scope.params(), at);
            case "currentBuild" -> copy(scope.currentBuild(), at);
            case "scm" ->
                    new ScmObject(
                            scope.env().getOrDefault("GIT_BRANCH", ""),
                            scope.env().getOrDefault("GIT_URL", ""));
            case "steps", "script" -> new ScriptObject("this", frame.root());
            default -> elsewhere(name, frame, at);
        };
    }

    private Object copy(Map<String, ? extends @Nullable Object> map, Position at) {
        evaluator.budget().take(128 + 64L * map.size(), at);
        return new LinkedHashMap<String, @Nullable Object>(map);
    }

    private @Nullable Object elsewhere(String name, Frame frame, Position at) {
        Object value = scope.env().get(name);
        if (value == null) {
            value = scope.params().get(name);
        }
        if (value == null) {
            value = global(name);
        }
        if (value == null && Types.isKnown(name)) {
            return new TypeName(name);
        }
        if (value == null && frame.delegate() instanceof Map<?, ?>) {
            return null;
        }
        if (value == null && !scope.isUnknownNull()) {
            throw Types.failure(
                    "MissingPropertyException", "There is no value called `" + name + "`");
        }
        return value;
    }

    /// What the run has by that name, or null.
    @Nullable Object global(String name) {
        return scope.global(name) instanceof Code code
                ? evaluator.loaded(name, code)
                : scope.global(name);
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
        if (holder == null && frame.delegate() instanceof Map<?, ?>) {
            evaluator.put(frame.delegate(), name, value, at);
        } else {
            (holder == null ? frame.root() : holder).declare(name, value);
        }
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
