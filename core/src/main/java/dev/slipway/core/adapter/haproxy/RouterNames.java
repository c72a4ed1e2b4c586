package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.traffic.Route;
import java.util.HashMap;
import java.util.Map;

/// What a route's containers and volume are called: the same for the same route, so that a repeat
/// finds them.
record RouterNames(Route route) {
    /// Generations of routers take turns between the names.
    static final int GENERATIONS = 2;

    private static final String GENERATION = "dev.slipway.generation";

    ContainerId holder() {
        return new ContainerId(base() + "-holder");
    }

    ContainerId router(int generation) {
        return new ContainerId(base() + "-router" + (generation == 0 ? "" : "-" + generation));
    }

    String volume() {
        return base() + "-router";
    }

    Map<String, String> labels(String role) {
        Map<String, String> labels = new HashMap<>(route.labels());
        labels.put(Labels.ROLE, role);
        return labels;
    }

    Map<String, String> routerLabels(int generation) {
        var labels = labels("router");
        labels.put(GENERATION, Integer.toString(generation));
        return labels;
    }

    private String base() {
        var id = route.id();
        return id.project() + "-" + id.environment() + "-" + Route.aliasPart(id.service()) + home();
    }

    /// Two homes on one engine may each have a shop in prod.
    private String home() {
        var home = route.labels().getOrDefault(Labels.HOME, "");
        return home.isEmpty() ? "" : "-" + home.substring(0, Math.min(6, home.length()));
    }
}
