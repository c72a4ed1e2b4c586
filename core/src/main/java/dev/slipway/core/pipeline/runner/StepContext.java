package dev.slipway.core.pipeline.runner;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where steps run: their stage, agent, folder, variables, and what can stop them. Immutable; block
/// steps run their insides in a changed copy.
///
/// @param agent null where the pipeline says `agent none`
/// @param workspace which of the run's workspaces, 0 for the first
/// @param secretFiles to be there in the agent before a step runs
/// @param directory relative to the workspace, empty for the workspace itself; or absolute
record StepContext(
        RunContext run,
        StageRecord stage,
        @Nullable AgentSlot agent,
        String directory,
        Variables variables,
        Halt halt,
        int workspace,
        SecretFiles secretFiles) {

    /// At the beginning of a run.
    static StepContext atStart(RunContext run, StageRecord stage, Variables variables, Halt halt) {
        return new StepContext(run, stage, null, "", variables, halt, 0, SecretFiles.NONE);
    }

    StepContext in(StageRecord other) {
        return new StepContext(
                run, other, agent, directory, variables, halt, workspace, secretFiles);
    }

    StepContext on(@Nullable AgentSlot other) {
        var there =
                other != null && other.workspace() != workspace
                        ? inWorkspace(other.workspace())
                        : this;
        return new StepContext(
                run, stage, other, "", there.variables, halt, there.workspace, secretFiles);
    }

    StepContext at(String path) {
        var there =
                path.startsWith("/") ? path : directory.isEmpty() ? path : directory + "/" + path;
        return new StepContext(run, stage, agent, there, variables, halt, workspace, secretFiles);
    }

    StepContext with(Variables other) {
        return new StepContext(run, stage, agent, directory, other, halt, workspace, secretFiles);
    }

    StepContext under(Halt other) {
        return new StepContext(
                run, stage, agent, directory, variables, other, workspace, secretFiles);
    }

    StepContext with(Map<String, String> more) {
        return more.isEmpty() ? this : with(variables.with(more));
    }

    /// In another folder of the run's workspaces.
    StepContext inWorkspace(int other) {
        var there = variables.with("WORKSPACE", run.site().workspacePath(other));
        return new StepContext(run, stage, agent, "", there, halt, other, secretFiles);
    }

    StepContext with(SecretFiles more) {
        return new StepContext(
                run, stage, agent, directory, variables, halt, workspace, secretFiles.and(more));
    }

    /// The folder as an absolute path in the agent.
    String absolute(String workspace) {
        if (directory.startsWith("/")) {
            return directory;
        }
        return directory.isEmpty() ? workspace : workspace + "/" + directory;
    }
}
