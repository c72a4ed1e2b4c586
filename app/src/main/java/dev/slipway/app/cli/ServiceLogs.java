package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.engine.Containers;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The merged log of a project's service containers in an environment.
final class ServiceLogs {
    private static final int TAIL = 1000;
    private static final String SERVICE = "com.docker.compose.service";

    private final Session session;
    private final String reference;
    private final @Nullable String service;
    private final List<ObjectNode> items = Collections.synchronizedList(new ArrayList<>());

    /// @param reference `PROJECT@ENV` · service null = all
    ServiceLogs(Session session, String reference, @Nullable String service) {
        this.session = session;
        this.reference = reference;
        this.service = service;
    }

    /// The last lines of each container; with `follow` each new line until all have ended.
    void print(boolean follow) throws InterruptedException {
        var at = reference.indexOf('@');
        var project = session.core().projects().require(reference.substring(0, at)).name();
        var environment = session.core().environments().require(reference.substring(at + 1));
        var containers = session.core().engines().engine(environment.context()).containers();
        var found =
                containers
                        .list(
                                Map.of(
                                        Labels.HOME,
                                        session.core().home().id(),
                                        Labels.ROLE,
                                        "service",
                                        "com.docker.compose.project",
                                        project + "-" + environment.name()))
                        .stream()
                        .filter(c -> service == null || service.equals(c.labels().get(SERVICE)))
                        .toList();
        if (found.isEmpty()) {
            throw ProblemException.usage(
                    "service.unknown",
                    "Nothing of "
                            + reference
                            + (service == null ? "" : " service " + service)
                            + " runs.",
                    "Release it first, or look with `slipway status " + reference + "`.");
        }
        print(containers, found, follow);
        if (session.json() && !follow) {
            session.console().document(Json.items(items, item -> item));
        }
    }

    private void print(Containers containers, List<ContainerState> found, boolean follow)
            throws InterruptedException {
        var streams = new ArrayList<Containers.Stream>();
        try {
            for (var container : found) {
                streams.add(
                        containers.logs(
                                container.id(),
                                TAIL,
                                follow,
                                (isError, text) -> line(container, isError, text, follow)));
            }
            for (var stream : streams) {
                stream.await();
            }
        } finally {
            streams.forEach(Containers.Stream::close);
        }
    }

    private void line(ContainerState container, boolean isError, String text, boolean follow) {
        if (!session.json()) {
            session.console().line("[" + container.name() + "] " + text);
            return;
        }
        var item =
                Json.object()
                        .put("service", container.labels().get(SERVICE))
                        .put("container", container.name())
                        .put("stream", isError ? "stderr" : "stdout")
                        .put("text", text);
        if (follow) {
            session.console().jsonLine(item);
        } else {
            items.add(item);
        }
    }
}
