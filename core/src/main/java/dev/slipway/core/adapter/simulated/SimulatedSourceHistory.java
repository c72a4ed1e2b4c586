package dev.slipway.core.adapter.simulated;

import dev.slipway.core.source.Change;
import dev.slipway.core.source.Commit;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.Revision;
import dev.slipway.core.source.SourceHistory;
import dev.slipway.core.source.SourceRepository;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// History from a simulated repository's log: parents are the commits before, files unknown.
public final class SimulatedSourceHistory implements SourceHistory {
    private static final int ALL = 10_000;

    private final SourceRepository source;

    public SimulatedSourceHistory(SourceRepository source) {
        this.source = source;
    }

    @Override
    public List<Change> changes(
            Project project, Revision from, Optional<Revision> until, int limit) {
        var before = until.map(bound -> all(project, bound)).orElse(List.of());
        var log =
                all(project, from).stream()
                        .filter(revision -> !before.contains(revision))
                        .limit(limit)
                        .toList();
        return IntStream.range(0, log.size())
                .mapToObj(i -> new Change(log.get(i), parents(log, i), List.of(), 0))
                .toList();
    }

    private static List<String> parents(List<Revision> log, int at) {
        return at + 1 < log.size() ? List.of(log.get(at + 1).hash()) : List.of();
    }

    @Override
    public List<Commit> commits(Project project, List<Revision> heads, int limit) {
        return heads.stream()
                .flatMap(head -> changes(project, head, Optional.empty(), ALL).stream())
                .map(change -> new Commit(change.revision(), change.parents()))
                .distinct()
                .limit(limit)
                .toList();
    }

    @Override
    public Divergence divergence(Project project, Revision of, Revision from) {
        return new Divergence(
                changes(project, of, Optional.of(from), ALL).size(),
                changes(project, from, Optional.of(of), ALL).size());
    }

    private List<Revision> all(Project project, Revision from) {
        return source.log(project, from, Optional.empty(), ALL);
    }
}
