package dev.slipway.core.adapter.simulated;

import dev.slipway.core.template.TemplateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A person's templates in memory.
public final class SimulatedTemplateStore implements TemplateStore {
    private final TreeMap<String, List<Saved>> all = new TreeMap<>();

    @Override
    public synchronized int save(String name, String text, Instant at) {
        var versions = all.computeIfAbsent(name, n -> new ArrayList<>());
        if (versions.isEmpty() || !versions.getFirst().text().equals(text)) {
            versions.addFirst(new Saved(name, versions.size() + 1, text, at));
        }
        return versions.getFirst().version();
    }

    @Override
    public synchronized List<Saved> newest() {
        return all.values().stream().map(List::getFirst).toList();
    }

    @Override
    public synchronized List<Saved> versions(String name) {
        return List.copyOf(all.getOrDefault(name, List.of()));
    }

    @Override
    public synchronized void remove(String name) {
        all.remove(name);
    }
}
