package dev.slipway.core.release;

import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.source.ProjectName;
import java.util.List;
import java.util.Optional;

/// What runs in an environment: the engine it stands on, the applications there, their services,
/// the containers of each. As the engine said when it was asked.
///
/// @param context Docker context of the engine · endpoint its address
public record Running(
        EnvironmentName environment,
        String context,
        String endpoint,
        Engine.Info engine,
        List<App> apps) {
    public Running {
        apps = List.copyOf(apps);
    }

    /// A project in the environment.
    ///
    /// @param release the newest one there
    /// @param services by name; none where it was taken down
    public record App(ProjectName project, ReleaseStatus release, List<Group> services) {
        public App {
            services = List.copyOf(services);
        }
    }

    /// A service's containers, those that take traffic first, then what routes to them.
    public record Group(String service, List<Item> containers) {
        public Group {
            containers = List.copyOf(containers);
        }

        /// Containers of the service itself.
        public List<Item> instances() {
            return containers.stream().filter(item -> item.role().equals("service")).toList();
        }
    }

    /// @param role `service`, `router` or `holder` · version that made it, empty for the others
    /// @param share of the users' requests in percent, empty for what takes none
    public record Item(
            ContainerState state,
            String role,
            Optional<VersionId> version,
            Optional<Double> share) {}

    /// All containers, in order.
    public List<Item> items() {
        return apps.stream()
                .flatMap(app -> app.services().stream())
                .flatMap(group -> group.containers().stream())
                .toList();
    }
}
