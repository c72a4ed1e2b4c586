package dev.slipway.app.projects;

import dev.slipway.core.environment.Environment;
import dev.slipway.core.environment.EnvironmentName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// The order that versions take through environments: each one after the one it comes after. Pure.
final class Lifecycle {
    private Lifecycle() {}

    static List<EnvironmentName> inOrder(List<Environment> environments) {
        var ordered = new ArrayList<EnvironmentName>();
        var first =
                environments.stream()
                        .filter(e -> isFirst(e, environments))
                        .sorted(Comparator.comparing(Environment::addedAt))
                        .toList();
        first.forEach(e -> follow(e, environments, ordered));
        return ordered;
    }

    private static boolean isFirst(Environment environment, List<Environment> all) {
        return all.stream().noneMatch(e -> Objects.equals(e.name(), environment.after()));
    }

    private static void follow(
            Environment environment, List<Environment> all, List<EnvironmentName> ordered) {
        if (ordered.contains(environment.name())) {
            return;
        }
        ordered.add(environment.name());
        all.stream()
                .filter(e -> Objects.equals(e.after(), environment.name()))
                .sorted(Comparator.comparing(Environment::addedAt))
                .forEach(e -> follow(e, all, ordered));
    }
}
