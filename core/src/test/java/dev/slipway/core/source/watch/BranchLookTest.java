package dev.slipway.core.source.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.adapter.simulated.SimulatedSourceRepository;
import dev.slipway.core.adapter.simulated.SimulatedWatchStore;
import dev.slipway.core.event.EventBus;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.BranchPattern;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BranchLookTest {
    private static final Project SHOP =
            new Project(new ProjectName("shop"), "/src/shop", Instant.EPOCH);

    private final SimulatedSourceRepository source = new SimulatedSourceRepository();
    private final SimulatedWatchStore store = new SimulatedWatchStore();
    private final List<String> found = new ArrayList<>();
    private final List<WatchEvent> told = new ArrayList<>();
    private @Nullable ProblemException problem;
    private final Watch watch =
            new Watch(new BranchPattern("main, release/*"), Optional.empty(), true, false);

    @BeforeEach
    void chosen() {
        commit("main");
        store.save(SHOP.name(), watch);
    }

    private void commit(String branch) {
        source.commit(SHOP.location(), branch, "A change", Map.of("a", "b" + found.size()));
    }

    private void look() {
        var events = new EventBus();
        events.on(WatchEvent.class, told::add);
        CommitHandler handler =
                (_, branch, _, cause) -> {
                    if (problem != null) {
                        throw problem;
                    }
                    found.add(branch + " " + cause);
                };
        new BranchLook(store, source, handler, events, Clock.systemUTC())
                .look(SHOP, watch, Cause.POLL);
    }

    @Test
    void whatWasThereBeforeIsNotRun() {
        look();
        look();
        assertThat(found).isEmpty();
    }

    @Test
    void newCommitsOfPickedBranchesAreFoundOnce() {
        look();
        commit("main");
        commit("release/1");
        commit("feature/x");
        look();
        look();
        assertThat(found).containsExactlyInAnyOrder("main POLL", "release/1 POLL");
        assertThat(told).hasSize(3).filteredOn(WatchEvent.CommitFound.class::isInstance).hasSize(2);
    }

    @Test
    void aCommitThatCannotBeRunYetIsTriedAgain() {
        look();
        commit("main");
        problem = ProblemException.outside("engine.unreachable", "x", "y", null);
        assertThatThrownBy(this::look).isSameAs(problem);
        problem = null;
        look();
        assertThat(found).containsExactly("main POLL");
    }

    @Test
    void aCommitThatCanNeverRunIsSaidOnce() {
        look();
        commit("main");
        problem = ProblemException.usage("pipeline.invalid", "x", "y");
        look();
        look();
        assertThat(told).hasSize(2).filteredOn(WatchEvent.LookFailed.class::isInstance).hasSize(1);
    }
}
