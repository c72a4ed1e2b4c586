package dev.slipway.core.adapter.jgit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.adapter.simulated.SimulatedSecrets;
import dev.slipway.core.contract.SourceHistoryContract;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.Change.ChangedFile;
import dev.slipway.core.source.Change.Kind;
import dev.slipway.core.source.KnownHosts;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.Revision;
import dev.slipway.core.time.Timer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class JGitSourceHistoryTest extends SourceHistoryContract {
    @TempDir private Path temporary;
    private RealGit git;
    private JGitSourceRepository source;
    private JGitSourceHistory history;

    @BeforeEach
    void makeRepository() {
        git = RealGit.init(temporary.resolve("shop"));
        var mirrors = temporary.resolve("mirrors");
        source =
                new JGitSourceRepository(
                        mirrors,
                        new SimulatedSecrets(Clock.systemUTC()),
                        new KnownHosts(Home.open(temporary.resolve("home"))),
                        Timer.system());
        history = new JGitSourceHistory(mirrors, source);
    }

    @Override
    protected JGitSourceHistory history() {
        return history;
    }

    @Override
    protected JGitSourceRepository source() {
        return source;
    }

    @Override
    protected RealGit folder() {
        return git;
    }

    @Test
    void namesTheFilesOfACommit() {
        var project = new Project(new ProjectName("shop"), git.location(), Instant.EPOCH);
        git.commit(
                "main",
                "First",
                Map.of("keep.txt", "1", "old.txt", "a\nlong\ntext\nhere\n", "gone.txt", "x"));
        git.run("mv", "old.txt", "new.txt");
        git.run("rm", "-q", "gone.txt");
        git.commit("main", "Second", Map.of("keep.txt", "2", "fresh.txt", "3"));
        var head = source.resolve(project, "main").revision();

        var change = history.changes(project, head, Optional.empty(), 1).getFirst();
        assertThat(change.allFiles()).isEqualTo(4);
        assertThat(change.files())
                .containsExactlyInAnyOrder(
                        new ChangedFile(Kind.MODIFIED, "keep.txt"),
                        new ChangedFile(Kind.ADDED, "fresh.txt"),
                        new ChangedFile(Kind.DELETED, "gone.txt"),
                        new ChangedFile(Kind.RENAMED, "new.txt"));
    }

    @Test
    void aCommitThatWasPushedAwayIsNoBound() {
        var project = new Project(new ProjectName("shop"), git.location(), Instant.EPOCH);
        git.commit("main", "First", Map.of("a.txt", "1"));
        var head = source.resolve(project, "main").revision();
        var gone = new Revision("1".repeat(40), "x", Instant.EPOCH, "gone");

        assertThat(history.changes(project, head, Optional.of(gone), 5)).hasSize(1);
    }
}
