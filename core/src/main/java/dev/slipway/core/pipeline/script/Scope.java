package dev.slipway.core.pipeline.script;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the names in a Jenkinsfile stand for at one place of a run. Whoever runs pipelines
/// implements it; read each time a name is met, so that it may change between two looks.
public interface Scope {

    /// `env.NAME`, and NAME alone where no other value has it.
    Map<String, String> env();

    /// `env.NAME = value` in a script: seen by everything after it in the run.
    void setEnv(String name, String value);

    /// `params.NAME`: String or Boolean.
    Map<String, Object> params();

    /// `currentBuild.NAME`: `result` and `currentResult` in capitals, `number`, `displayName`,
    /// `description`, `duration`…
    Map<String, @Nullable Object> currentBuild();

    /// `currentBuild.result = 'UNSTABLE'`, `displayName`, `description`. Others are refused.
    void setCurrentBuild(String name, @Nullable Object value);

    /// What a name stands for that neither the script nor the environment has: a `HostObject`, the
    /// `Code` of a shared library's variable, a plain value; null for none.
    default @Nullable Object global(String name) {
        return null;
    }

    /// True where a name that nothing has is null instead of a failure.
    default boolean isUnknownNull() {
        return false;
    }
}
