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
/// @param further variants of an A/B test after the first that is tried
/// @param compose the texts it was read from · warnings what a person should know
record Resolved(
        Project project,
        Environment environment,
        Application application,
        Map<String, Version.ImageIdentity> images,
        String compose,
        @Nullable RunId run,
        List<String> warnings,
        List<Further> further) {
    Resolved {
        further = List.copyOf(further);
    }

    /// A further variant of an A/B test: everything with it in its service's place.
    record Further(Application application, Map<String, Version.ImageIdentity> images) {}

    /// Of each further variant, in order.
    List<ReleaseStore.Draft> drafts(java.time.Instant now) {
        return further.stream()
                .map(f ->
                        new ReleaseStore.Draft(
                                project.name(),
                                f.images(),
                                Digests.hex(f.application().resolved()),
                                compose,
                                run,
                                now))
                .toList();
    }

    ReleaseStore.Draft draft(java.time.Instant now) {
        return new ReleaseStore.Draft(
                project.name(), images, Digests.hex(application.resolved()), compose, run, now);
    }
}
