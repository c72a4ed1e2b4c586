package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.SourceHistory;
import dev.slipway.core.source.SourceHistory.Divergence;
import dev.slipway.core.source.SourceRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a `SourceHistory` does.
public abstract class SourceHistoryContract {
    protected abstract SourceHistory history();

    protected abstract SourceRepository source();

    protected abstract SourceRepositoryContract.UsersFolder folder();

    private Project project() {
        return new Project(new ProjectName("shop"), folder().location(), Instant.EPOCH);
    }

    @Test
    void tellsWhatCameSinceAnotherCommit() {
        folder().commit("main", "First", Map.of("a.txt", "1"));
        var first = source().resolve(project(), "main").revision();
        folder().commit("main", "Second", Map.of("b.txt", "2"));
        folder().commit("main", "Third", Map.of("c.txt", "3"));
        var third = source().resolve(project(), "main").revision();

        var changes = history().changes(project(), third, Optional.of(first), 10);
        assertThat(changes)
                .extracting(c -> c.revision().subject())
                .containsExactly("Third", "Second");
        assertThat(changes.getFirst().parents())
                .containsExactly(changes.getLast().revision().hash());
        assertThat(history().changes(project(), third, Optional.of(third), 10)).isEmpty();
        assertThat(history().changes(project(), third, Optional.empty(), 2)).hasSize(2);
    }

    @Test
    void tellsHowFarBranchesAreApart() {
        folder().commit("main", "First", Map.of("a.txt", "1"));
        folder().commit("feature", "Second", Map.of("b.txt", "2"));
        folder().commit("feature", "Third", Map.of("c.txt", "3"));
        var main = source().resolve(project(), "main").revision();
        var feature = source().resolve(project(), "feature").revision();

        assertThat(history().commits(project(), List.of(main, feature), 10))
                .extracting(c -> c.revision().subject())
                .containsExactlyInAnyOrder("Third", "Second", "First");
        assertThat(history().commits(project(), List.of(feature), 1))
                .extracting(c -> c.parents().size())
                .containsExactly(1);
        assertThat(history().divergence(project(), feature, main)).isEqualTo(new Divergence(2, 0));
        assertThat(history().divergence(project(), main, feature)).isEqualTo(new Divergence(0, 2));
        assertThat(history().divergence(project(), main, main)).isEqualTo(new Divergence(0, 0));
    }
}
