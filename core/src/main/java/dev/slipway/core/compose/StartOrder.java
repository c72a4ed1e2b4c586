package dev.slipway.core.compose;

import dev.slipway.core.compose.ServiceReader.Draft;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts services behind those they depend on, otherwise as the file has them. One thread, one use.
final class StartOrder {
    private final Map<String, Draft> drafts;
    private final Findings findings;
    private final Set<String> placed = new LinkedHashSet<>();
    private final List<String> path = new ArrayList<>();

    StartOrder(Map<String, Draft> drafts, Findings findings) {
        this.drafts = drafts;
        this.findings = findings;
    }

    List<Service> services() {
        drafts.keySet().forEach(this::place);
        return placed.stream()
                .flatMap(name -> java.util.stream.Stream.ofNullable(drafts.get(name)))
                .map(Draft::service)
                .toList();
    }

    private void place(String name) {
        var draft = drafts.get(name);
        if (draft == null || placed.contains(name)) {
            return;
        }
        path.add(name);
        draft.dependsOn()
                .forEach((other, dependency) -> {
                    if (path.contains(other)) {
                        findings.error(
                                dependency.at(),
                                "compose.dependencyCycle",
                                "Services wait for each other: "
                                        + String.join(" → ", path)
                                        + " → "
                                        + other
                                        + ".",
                                "One of them has to start without the other.");
                    } else {
                        place(other);
                    }
                });
        path.removeLast();
        placed.add(name);
    }
}
