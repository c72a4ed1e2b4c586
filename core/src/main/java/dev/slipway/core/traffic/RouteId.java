package dev.slipway.core.traffic;

import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.source.ProjectName;

/// The way of users to one service of a project in an environment: `shop@prod/web`.
public record RouteId(ProjectName project, EnvironmentName environment, String service) {
    @Override
    public String toString() {
        return project + "@" + environment + "/" + service;
    }
}
