package dev.slipway.core.pipeline.agent;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The container that a run wants for steps.
///
/// @param image a tag or id · alwaysPull asks the registry even if the engine has it
/// @param environment of the container as a whole, for `-e NAME` arguments
/// @param otherwise the image to take if the first one cannot be had, null for none
/// @param isBare true if it wants no checkout in the workspace
/// @param caches folders of the user's home that are kept between runs
public record AgentSpec(
        String image,
        boolean alwaysPull,
        DockerArguments arguments,
        Map<String, String> environment,
        List<String> caches,
        @Nullable String otherwise,
        boolean isBare) {
    public AgentSpec(
            String image,
            boolean alwaysPull,
            DockerArguments arguments,
            Map<String, String> environment,
            List<String> caches) {
        this(image, alwaysPull, arguments, environment, caches, null, false);
    }

    public AgentSpec {
        environment = Map.copyOf(environment);
        caches = List.copyOf(caches);
    }
}
