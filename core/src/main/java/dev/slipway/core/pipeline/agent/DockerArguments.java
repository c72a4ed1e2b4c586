package dev.slipway.core.pipeline.agent;

import dev.slipway.core.engine.Mount;
import dev.slipway.core.pipeline.Trust.Capability;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the `args` of a docker or dockerfile agent ask for, read by an allow-list.
///
/// @param inherited names given by `-e NAME`, whose values come from the pipeline
/// @param mounts named volumes by the name in the file; host folders and sockets as they are
/// @param network `` for the run's own, else `none` or `host`
/// @param needs what only a trusted project gets, with the argument that asks for it
/// @param refused arguments that no agent gets, each with the reason
public record DockerArguments(
        Map<String, String> environment,
        List<String> inherited,
        @Nullable String user,
        @Nullable String workingDirectory,
        long memoryBytes,
        long nanoCpus,
        List<Mount> mounts,
        String network,
        boolean privileged,
        List<String> extraHosts,
        List<Need> needs,
        List<String> refused) {

    public static final DockerArguments NONE = of("");

    public record Need(Capability capability, String argument) {}

    /// Never fails: what cannot be read is among the refused.
    public static DockerArguments of(String line) {
        return new DockerArgumentsReader(line).read();
    }
}
