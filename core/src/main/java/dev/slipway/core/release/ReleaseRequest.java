package dev.slipway.core.release;

import dev.slipway.core.compose.ReleaseSpec;
import dev.slipway.core.compose.StrategyName;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.source.ProjectName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a person wants to have released, as the command line and the wizard ask for it.
///
/// @param run whose images are taken; with `images` empty too: the latest successful run of the
///   default branch
/// @param images reference by service; a single one without a service has the key ""
/// @param composeText instead of the revision's Compose file · composePath where it came from, for
///   messages
/// @param service restricts the release to one routed service
/// @param strategy, steps override the file's (empty steps: the file's)
/// @param publish `[HOST:]PORT` by service
/// @param by who asks
public record ReleaseRequest(
        ProjectName project,
        EnvironmentName environment,
        Optional<RunId> run,
        Map<String, String> images,
        Optional<String> composeText,
        Optional<String> composePath,
        Optional<String> service,
        Optional<StrategyName> strategy,
        List<ReleaseSpec.Step> steps,
        Map<String, String> publish,
        boolean supersede,
        String by,
        Permissions permissions) {

    /// What a person agrees to beforehand.
    ///
    /// @param hostAccess keys of the Compose file that newly reach the host
    /// @param override the reason why a freeze and the order of environments do not count this time
    /// @param freshBaseline a canary is compared with its old version started anew
    public record Permissions(
            boolean hostAccess, Optional<String> override, boolean freshBaseline) {
        public static final Permissions NONE = new Permissions(false, Optional.empty());

        public Permissions(boolean hostAccess, Optional<String> override) {
            this(hostAccess, override, false);
        }
    }

    /// One that agrees to nothing beforehand.
    public ReleaseRequest(
            ProjectName project,
            EnvironmentName environment,
            Optional<RunId> run,
            Map<String, String> images,
            Optional<String> composeText,
            Optional<String> composePath,
            Optional<String> service,
            Optional<StrategyName> strategy,
            List<ReleaseSpec.Step> steps,
            Map<String, String> publish,
            boolean supersede,
            String by) {
        this(
                project,
                environment,
                run,
                images,
                composeText,
                composePath,
                service,
                strategy,
                steps,
                publish,
                supersede,
                by,
                Permissions.NONE);
    }

    /// The same with something agreed to.
    public ReleaseRequest with(Permissions agreed) {
        return new ReleaseRequest(
                project,
                environment,
                run,
                images,
                composeText,
                composePath,
                service,
                strategy,
                steps,
                publish,
                supersede,
                by,
                agreed);
    }

    public ReleaseRequest {
        images = Map.copyOf(images);
        steps = List.copyOf(steps);
        publish = Map.copyOf(publish);
    }

    /// The plain request: newest good run, everything as the file says.
    public static ReleaseRequest of(ProjectName project, EnvironmentName environment, String by) {
        return new ReleaseRequest(
                project,
                environment,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                false,
                by);
    }
}
