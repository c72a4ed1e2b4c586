package dev.slipway.core.source.watch;

import dev.slipway.core.event.EventBus;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.SourceRepository;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// One look at a project: asks for its branches' commits and hands on what is new on the picked
/// ones. The first look only remembers. What was handed on is remembered branch by branch, so that
/// a crash tells of one commit twice at most.
final class BranchLook {
    private final WatchStore store;
    private final SourceRepository source;
    private final CommitHandler handler;
    private final EventBus events;
    private final Clock clock;

    BranchLook(
            WatchStore store,
            SourceRepository source,
            CommitHandler handler,
            EventBus events,
            Clock clock) {
        this.store = store;
        this.source = source;
        this.handler = handler;
        this.events = events;
        this.clock = clock;
    }

    void look(Project project, Watch watch, Cause cause) {
        var heads = source.heads(project);
        var before = store.seen(project.name());
        if (before.isEmpty()) {
            store.saw(project.name(), heads);
            events.publish(new WatchEvent.Began(clock.instant(), project.name(), heads.size()));
            return;
        }
        var seen = new HashMap<>(before.get());
        seen.keySet().retainAll(heads.keySet());
        for (var head : heads.entrySet()) {
            if (!head.getValue().equals(seen.get(head.getKey()))) {
                if (watch.branches().matches(head.getKey())) {
                    handOn(project, head, cause);
                }
                seen.put(head.getKey(), head.getValue());
                store.saw(project.name(), seen);
            }
        }
        if (!seen.equals(before.get())) {
            store.saw(project.name(), seen);
        }
    }

    private void handOn(Project project, Map.Entry<String, String> head, Cause cause) {
        var branch = head.getKey();
        var hash = head.getValue();
        try {
            handler.found(project, branch, hash, cause);
            events.publish(
                    new WatchEvent.CommitFound(
                            clock.instant(), project.name(), branch, hash, cause));
        } catch (ProblemException problem) {
            if (problem.kind() == ProblemException.Kind.OUTSIDE) {
                throw problem;
            }
            events.publish(new WatchEvent.LookFailed(clock.instant(), project.name(), problem));
        }
    }
}
