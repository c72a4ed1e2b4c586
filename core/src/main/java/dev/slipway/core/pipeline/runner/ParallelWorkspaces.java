package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Agent;
import dev.slipway.core.pipeline.Stage;
import java.util.concurrent.atomic.AtomicInteger;

/// Gives parallel stages that bring their own agent a workspace of their own, as Jenkins does
/// (`shop@2`): two builds in one folder would destroy each other. The first one without anybody
/// beside it keeps the folder it is in. For the thread that starts them.
final class ParallelWorkspaces {
    private final AtomicInteger last;
    private boolean isFree;

    /// @param last counts the workspaces of the run
    ParallelWorkspaces(AtomicInteger last, StepContext outer) {
        this.last = last;
        this.isFree = outer.agent() == null;
    }

    StepContext next(Stage stage, StepContext inner) {
        if (!bringsWorkspace(stage.agent())) {
            return inner;
        }
        if (isFree) {
            isFree = false;
            return inner;
        }
        return inner.inWorkspace(last.incrementAndGet());
    }

    private static boolean bringsWorkspace(@org.jspecify.annotations.Nullable Agent agent) {
        return switch (agent) {
            case null -> false;
            case Agent.None _ -> false;
            case Agent.Any _, Agent.Label _, Agent.Other _ -> true;
            case Agent.Docker docker -> !isTrue(docker);
            case Agent.Dockerfile dockerfile -> !isTrue(dockerfile);
        };
    }

    private static boolean isTrue(Agent.Configured agent) {
        return agent.setting("reuseNode")
                .filter(value ->
                        value instanceof dev.slipway.core.pipeline.Expression.Constant constant
                                && Boolean.TRUE.equals(constant.value()))
                .isPresent();
    }
}
