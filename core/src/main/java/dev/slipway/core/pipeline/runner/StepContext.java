package dev.slipway.core.pipeline.runner;

import org.jspecify.annotations.Nullable;

/// Where steps run: their stage, agent, folder, variables, and what can stop them. Immutable; block
/// steps run their insides in a changed copy.
///
/// @param agent null where the pipeline says `agent none`
/// @param directory relative to the workspace, empty for the workspace itself; or absolute
record StepContext(
        RunContext run,
        StageRecord stage,
        @Nullable AgentSlot agent,
        String directory,
        Variables variables,
        Halt halt) {

    StepContext in(StageRecord other) {
        return new StepContext(run, other, agent, directory, variables, halt);
    }

    StepContext on(@Nullable AgentSlot other) {
        return new StepContext(run, stage, other, "", variables, halt);
    }

    StepContext at(String path) {
        var there =
                path.startsWith("/") ? path : directory.isEmpty() ? path : directory + "/" + path;
        return new StepContext(run, stage, agent, there, variables, halt);
    }

    StepContext with(Variables other) {
        return new StepContext(run, stage, agent, directory, other, halt);
    }

    StepContext under(Halt other) {
        return new StepContext(run, stage, agent, directory, variables, other);
    }

    /// The folder as an absolute path in the agent.
    String absolute(String workspace) {
        if (directory.startsWith("/")) {
            return directory;
        }
        return directory.isEmpty() ? workspace : workspace + "/" + directory;
    }
}
