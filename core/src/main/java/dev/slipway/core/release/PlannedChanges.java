package dev.slipway.core.release;

import dev.slipway.core.compose.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a plan would do with each container, in words.
final class PlannedChanges {
    private PlannedChanges() {}

    static List<PlanView.Change> of(
            Application application, Map<String, Generation> running, List<Part> parts) {
        var changes = new ArrayList<PlanView.Change>();
        parts.forEach(part -> changes.addAll(changes(application, part)));
        unchanged(application, running, parts)
                .forEach(name -> changes.add(new PlanView.Change("keep", name, "", "unchanged")));
        return changes;
    }

    private static List<String> unchanged(
            Application application, Map<String, Generation> running, List<Part> parts) {
        return application.services().stream()
                .map(service -> service.name())
                .filter(running::containsKey)
                .filter(name -> parts.stream().noneMatch(part -> part.service().equals(name)))
                .toList();
    }

    private static List<PlanView.Change> changes(Application application, Part part) {
        var app = application.name();
        var action =
                part.candidate().isEmpty()
                        ? "stop"
                        : part.stable().isEmpty() ? "create" : "replace";
        var why =
                switch (action) {
                    case "stop" -> "no longer in the Compose file";
                    case "create" -> "new";
                    default -> "image or configuration changed";
                };
        var generation = part.candidate().or(part::stable).orElseThrow();
        var changes = new ArrayList<PlanView.Change>();
        for (var ordinal = 1; ordinal <= generation.replicas(); ordinal++) {
            var name = app + "-" + part.service() + "-" + generation.hash() + "-" + ordinal;
            changes.add(new PlanView.Change(action, part.service(), name, why));
        }
        return changes;
    }
}
