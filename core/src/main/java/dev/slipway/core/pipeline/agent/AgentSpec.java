package dev.slipway.core.pipeline.agent;

import java.util.List;
import java.util.Map;

/// The container that a run wants for steps.
///
/// @param image a tag or id · alwaysPull asks the registry even if the engine has it
/// @param environment of the container as a whole, for `-e NAME` arguments
/// @param caches folders of the user's home that are kept between runs
public record AgentSpec(
        String image,
        boolean alwaysPull,
        DockerArguments arguments,
        Map<String, String> environment,
        List<String> caches) {
    public AgentSpec {
        environment = Map.copyOf(environment);
        caches = List.copyOf(caches);
    }
}
