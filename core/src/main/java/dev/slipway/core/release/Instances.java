package dev.slipway.core.release;

import dev.slipway.core.engine.ContainerState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Containers as the engine lists them, as instances of a release's parts.
final class Instances {
    private static final int MOST_RESTARTS = 3;

    private final List<ContainerState> listed;
    private final Patience patience;
    private final UnaryOperator<String> masked;

    /// @param masked makes secrets in what a container printed unreadable
    Instances(List<ContainerState> listed, Patience patience, UnaryOperator<String> masked) {
        this.listed = listed;
        this.patience = patience;
        this.masked = masked;
    }

    /// @param foreign `service-hash` of generations that are not to be seen
    List<Observed.Instance> of(Part part, Side side, Set<String> foreign) {
        var generation = part.of(side);
        if (generation.isEmpty()
                || foreign.contains(part.service() + "-" + generation.get().hash())) {
            return List.of();
        }
        return listed.stream()
                .filter(c -> part.service().equals(c.labels().get(Site.SERVICE)))
                .filter(c -> generation.get().hash().equals(c.labels().get(Site.GENERATION)))
                .map(c -> instance(c, generation.get()))
                .sorted(Comparator.comparing(Observed.Instance::ordinal))
                .toList();
    }

    private Observed.Instance instance(ContainerState container, Generation generation) {
        var exit = container.exitCode();
        var hasEnded =
                container.run() == ContainerState.Run.EXITED
                        || container.run() == ContainerState.Run.DEAD;
        var isDone = generation.oneShot() && hasEnded && exit != null && exit == 0;
        return new Observed.Instance(
                container.name(),
                Integer.parseInt(container.labels().getOrDefault(Site.ORDINAL, "1")),
                container.isRunning(),
                container.isReady(),
                isDone,
                isDone ? "" : wrong(container, hasEnded),
                container.imageId().value(),
                Optional.ofNullable(container.startedAt()));
    }

    private String wrong(ContainerState container, boolean hasEnded) {
        if (hasEnded) {
            return "exited with code " + container.exitCode();
        }
        if (container.restarts() >= MOST_RESTARTS) {
            return "was restarted "
                    + container.restarts()
                    + " times, the last exit code was "
                    + container.exitCode();
        }
        return patience.isOverFor(container)
                ? "is unhealthy" + masked.apply(Evidence.firstLine(container))
                : "";
    }
}
