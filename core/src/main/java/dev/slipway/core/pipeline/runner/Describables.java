package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.script.StepCall;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names that make a value for a step's argument: `string(credentialsId: …)`, `choice(name: …)`,
/// `lastSuccessful()`. Such a value is a map of its settings, with its name under `KIND`.
final class Describables {
    static final String KIND = "$kind";
    private static final Set<String> NAMES =
            Set.of(
                    // of withCredentials, and parameters of input and build
                    "string",
                    "usernamePassword",
                    "usernameColonPassword",
                    "file",
                    "sshUserPrivateKey",
                    "text",
                    "booleanParam",
                    "choice",
                    "password",
                    // of checkout
                    "scmGit",
                    // of copyArtifacts
                    "lastSuccessful",
                    "lastCompleted",
                    "specific",
                    // of retry
                    "agent",
                    "kubernetesAgent",
                    "nonresumable");

    private Describables() {}

    static Set<String> names() {
        return NAMES;
    }

    static boolean knows(String name) {
        return NAMES.contains(name);
    }

    static Map<String, @Nullable Object> value(StepCall call) {
        var value = new LinkedHashMap<String, @Nullable Object>();
        value.put(KIND, call.name());
        value.putAll(call.named());
        if (!call.arguments().isEmpty()) {
            value.put("value", call.arguments().getFirst());
            if (call.name().equals("specific")) {
                value.put("buildNumber", call.arguments().getFirst());
            }
        }
        return value;
    }
}
