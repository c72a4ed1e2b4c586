package dev.slipway.core.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One stage as its Jenkinsfile says it; what became of it in a run is a `StageResult`.
///
/// @param agent null if it runs where its parent does
public record Stage(
        String name,
        @Nullable Agent agent,
        List<EnvironmentEntry> environment,
        Options options,
        List<Tool> tools,
        @Nullable Input input,
        @Nullable When when,
        Body body,
        Post post,
        Position position) {
    public Stage {
        environment = List.copyOf(environment);
        tools = List.copyOf(tools);
    }

    /// The stages inside this one; none if it has steps.
    public List<Stage> children() {
        return switch (body) {
            case Body.Steps _ -> List.of();
            case Body.Stages nested -> nested.stages();
            case Body.Parallel parallel -> parallel.stages();
            case Body.OfMatrix matrix -> matrix.cell().children();
        };
    }

    public sealed interface Body {

        record Steps(List<Step> steps) implements Body {
            public Steps {
                steps = List.copyOf(steps);
            }
        }

        /// One after the other.
        record Stages(List<Stage> stages) implements Body {
            public Stages {
                stages = List.copyOf(stages);
            }
        }

        /// At the same time; `failFast` ends the others when one fails.
        ///
        /// @param asStep written as `steps { parallel(a: { … }, b: { … }) }`: each branch is a
        ///   stage with steps only
        record Parallel(List<Stage> stages, boolean failFast, boolean asStep) implements Body {
            public Parallel {
                stages = List.copyOf(stages);
            }
        }

        /// `cell` holds what each cell does: agent, environment, … and nested stages.
        record OfMatrix(Matrix matrix, Stage cell, boolean failFast) implements Body {}
    }
}
