package dev.slipway.core.pipeline.script;

import dev.slipway.core.pipeline.Position;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `scm`: what `checkout scm` takes, the project's own sources.
///
/// @param branch what was asked for · url where the project is kept
record ScmObject(String branch, String url) implements HostObject {
    @Override
    public String words() {
        return "`scm`";
    }

    @Override
    public @Nullable Object call(StepCall call) {
        var name = call.name();
        if (name.startsWith("get") && name.length() > 3 && call.arguments().isEmpty()) {
            return property(
                    Character.toLowerCase(name.charAt(3)) + name.substring(4), call.position());
        }
        throw new ScriptException("`scm." + name + "()` is not supported", call.position());
    }

    @Override
    public @Nullable Object property(String name, Position at) {
        return switch (name) {
            case "branches" -> List.of(Map.of("name", branch));
            case "userRemoteConfigs", "repositories" -> List.of(Map.of("url", url));
            case "extensions", "submoduleCfg" -> List.of();
            case "key" -> url;
            case "doGenerateSubmoduleConfigurations" -> false;
            default -> throw new ScriptException("`scm` has no `" + name + "`", at);
        };
    }

    @Override
    public String toString() {
        return "scm";
    }
}
