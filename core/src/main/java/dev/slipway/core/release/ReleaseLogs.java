package dev.slipway.core.release;

import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.engine.Containers;
import dev.slipway.core.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What the containers of all versions of a release print, told apart by side, each line with its
/// time: the last ones, then each new one until it is closed or all have ended. Secrets of the
/// environment are masked. Lines come from several threads, those of one container in order.
public final class ReleaseLogs implements AutoCloseable {
    private final List<Containers.Stream> streams = new ArrayList<>();

    /// @param container its name on the engine
    public record Line(Instant at, Side side, String container, boolean isError, String text) {}

    private ReleaseLogs() {}

    /// Problems `environment.unknown`, `engine.*`.
    static ReleaseLogs open(ReleasePorts ports, ReleaseState state, int tail, Consumer<Line> sink) {
        var release = state.release();
        var environment =
                ports.environments()
                        .find(release.environment())
                        .orElseThrow(() ->
                                ProblemException.usage(
                                        "environment.unknown",
                                        "There is no environment \""
                                                + release.environment()
                                                + "\" any more.",
                                        "Add it again by `slipway env add`."));
        var containers = ports.engines().engine(environment.context()).containers();
        var site =
                new Site(
                        ports.home(),
                        release,
                        environment,
                        ports.releases().application(release.id()));
        var masks = new Belongings(ports.secrets(), release.environment()).mask();
        var logs = new ReleaseLogs();
        try {
            for (var container : containers.list(site.selector())) {
                side(release, container)
                        .ifPresent(side ->
                                logs.streams.add(
                                        follow(containers, container, side, tail, masks, sink)));
            }
        } catch (RuntimeException e) {
            logs.close();
            throw e;
        }
        return logs;
    }

    private static Containers.Stream follow(
            Containers containers,
            ContainerState container,
            Side side,
            int tail,
            UnaryOperator<String> masks,
            Consumer<Line> sink) {
        return containers.timedLogs(
                container.id(),
                tail,
                true,
                (at, isError, text) ->
                        sink.accept(
                                new Line(at, side, container.name(), isError, masks.apply(text))));
    }

    /// Empty for what is of neither version.
    static Optional<Side> side(Release release, ContainerState container) {
        Map<String, String> labels = container.labels();
        for (var part : release.parts()) {
            for (var side : Side.values()) {
                var isIt =
                        part.of(side)
                                .map(g -> g.hash().equals(labels.get(Site.GENERATION)))
                                .orElse(false);
                if (isIt && part.service().equals(labels.get(Site.SERVICE))) {
                    return Optional.of(side);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        streams.forEach(Containers.Stream::close);
    }
}
