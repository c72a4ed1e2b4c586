package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.source.Project;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request with everything looked up: what is to run, from which images.
///
/// @param compose the texts it was read from · warnings what a person should know
record Resolved(
        Project project,
        Environment environment,
        Application application,
        Map<String, Version.ImageIdentity> images,
        String compose,
        @Nullable RunId run,
        List<String> warnings) {

    ReleaseStore.Draft draft(java.time.Instant now) {
        return new ReleaseStore.Draft(
                project.name(), images, Digests.hex(application.resolved()), compose, run, now);
    }
}
