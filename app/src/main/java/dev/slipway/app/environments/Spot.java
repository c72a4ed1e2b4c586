package dev.slipway.app.environments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A place in the tree: an environment, an application in it, a service of that, a container.
///
/// @param parts names from the environment down, one to four
record Spot(List<String> parts) {
    private static final int DEEPEST = 4;

    Spot {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > DEEPEST) {
            throw new IllegalArgumentException("a spot has one to four parts: " + parts);
        }
    }

    static Spot of(String environment) {
        return new Spot(List.of(environment));
    }

    /// From an address, `production/shop/web`; empty if it is no spot.
    static Optional<Spot> parse(String text) {
        var parts = List.of(text.split("/"));
        return parts.size() > DEEPEST || parts.stream().anyMatch(String::isEmpty)
                ? Optional.empty()
                : Optional.of(new Spot(parts));
    }

    Spot child(String name) {
        var more = new ArrayList<>(parts);
        more.add(name);
        return new Spot(more);
    }

    /// What it lies in; of an environment itself.
    Spot above() {
        return parts.size() == 1 ? this : new Spot(parts.subList(0, parts.size() - 1));
    }

    String name() {
        return parts.getLast();
    }

    String environment() {
        return parts.getFirst();
    }

    Optional<String> project() {
        return part(1);
    }

    Optional<String> service() {
        return part(2);
    }

    Optional<String> container() {
        return part(3);
    }

    private Optional<String> part(int index) {
        return index < parts.size() ? Optional.of(parts.get(index)) : Optional.empty();
    }

    /// True if a place lies at or below this one.
    boolean holds(String project, String service, String container) {
        return project().map(project::equals).orElse(true)
                && service().map(service::equals).orElse(true)
                && container().map(container::equals).orElse(true);
    }

    @Override
    public String toString() {
        return String.join("/", parts);
    }
}
