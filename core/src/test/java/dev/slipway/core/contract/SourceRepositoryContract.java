package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.SourceRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a `SourceRepository` does.
@SuppressWarnings("NullAway.Init")
public abstract class SourceRepositoryContract {
    @TempDir private Path into;

    protected abstract SourceRepository source();

    /// A user's folder, as the user changes it.
    protected abstract UsersFolder folder();

    /// What a user does with git.
    public interface UsersFolder {
        String location();

        /// Commits these files on a branch, which is checked out and made if needed.
        void commit(String branch, String message, Map<String, String> files);

        void tag(String name);

        void deleteBranch(String name);

        void checkOut(String branch);

        /// Changes a tracked file without committing it.
        void change();
    }

    private Project project() {
        return new Project(new ProjectName("shop"), folder().location(), Instant.EPOCH);
    }

    private void commitTwice() {
        folder().commit("main", "First", Map.of("a.txt", "one\r\n", "dir/b.txt", "b"));
        folder().commit("main", "Second\n\nWith a body.", Map.of("a.txt", "two\n"));
    }

    @Test
    void tellsTheBranchesCommitsWithoutFetching() {
        commitTwice();
        var first = source().heads(project());
        folder().commit("feature/x", "Third", Map.of("c.txt", "c"));
        var second = source().heads(project());

        assertThat(first).containsOnlyKeys("main");
        assertThat(second).containsOnlyKeys("main", "feature/x");
        assertThat(second.get("main")).isEqualTo(first.get("main"));
        assertThat(second.get("feature/x"))
                .isEqualTo(source().resolve(project(), "feature/x").revision().hash());
    }

    @Test
    void namesWhatIsInAFolder() {
        commitTwice();
        var head = source().resolve(project(), "main").revision();

        assertThat(source().names(project(), head, "")).containsExactly("a.txt", "dir/");
        assertThat(source().names(project(), head, "dir")).containsExactly("b.txt");
        assertThat(source().names(project(), head, "none")).isEmpty();
        assertThat(source().names(project(), head, "a.txt")).isEmpty();
    }

    @Test
    void resolvesBranchesTagsHashesAndHead() {
        commitTwice();
        folder().tag("v1");
        folder().commit("feature/x", "Third", Map.of("c.txt", "c"));
        var main = source().resolve(project(), "main");
        assertThat(main.branch()).isEqualTo("main");
        assertThat(main.revision().subject()).isEqualTo("Second");
        assertThat(main.revision().author()).isEqualTo("Ada <ada@example.org>");
        assertThat(main.revision().hash()).matches("[0-9a-f]{40}");
        assertThat(source().resolve(project(), "v1").revision()).isEqualTo(main.revision());
        assertThat(source().resolve(project(), main.revision().hash()).revision())
                .isEqualTo(main.revision());
        assertThat(source().resolve(project(), main.revision().hash().substring(0, 12)).revision())
                .isEqualTo(main.revision());
        assertThat(source().resolve(project(), "HEAD").branch()).isEqualTo("feature/x");
        folder().checkOut("main");
        assertThat(source().resolve(project(), "HEAD")).isEqualTo(main);
    }

    @Test
    void newCommitsAreSeenAtOnce() {
        commitTwice();
        var before = source().resolve(project(), "main").revision();
        folder().commit("main", "Third", Map.of("c.txt", "c"));
        var after = source().resolve(project(), "main").revision();
        assertThat(after).isNotEqualTo(before);
        assertThat(source().log(project(), after, Optional.of(before), 10)).containsExactly(after);
    }

    @Test
    void aBranchThatIsGoneIsAProblem() {
        commitTwice();
        folder().commit("old", "Third", Map.of("c.txt", "c"));
        source().resolve(project(), "old");
        folder().checkOut("main");
        folder().deleteBranch("old");
        assertThatThrownBy(() -> source().resolve(project(), "old"))
                .hasMessageStartingWith("source.unknownRef");
        assertThat(source().branches(project())).hasSize(1);
    }

    @Test
    void theDefaultBranchComesFirst() {
        commitTwice();
        folder().commit("alpha", "Third", Map.of("c.txt", "c"));
        source().fetch(project());
        var branches = source().branches(project());
        assertThat(branches).extracting(branch -> branch.name()).containsExactly("main", "alpha");
        assertThat(branches).extracting(branch -> branch.isDefault()).containsExactly(true, false);
    }

    @Test
    void readsFilesOfOneRevision() {
        commitTwice();
        var second = source().resolve(project(), "main").revision();
        var first = source().log(project(), second, Optional.empty(), 10).getLast();
        assertThat(text(source().read(project(), second, "a.txt"))).isEqualTo("two\n");
        assertThat(text(source().read(project(), first, "a.txt"))).isEqualTo("one\r\n");
        assertThat(source().read(project(), second, "missing")).isEmpty();
        assertThat(source().read(project(), second, "dir")).isEmpty();
    }

    @Test
    void logGoesFromTheNewestBack() {
        commitTwice();
        var head = source().resolve(project(), "main").revision();
        assertThat(source().log(project(), head, Optional.empty(), 10))
                .extracting(revision -> revision.subject())
                .containsExactly("Second", "First");
        assertThat(source().log(project(), head, Optional.empty(), 1)).containsExactly(head);
    }

    @Test
    void aCheckoutHasTheFilesAsCommitted() throws IOException {
        commitTwice();
        var second = source().resolve(project(), "main").revision();
        var first = source().log(project(), second, Optional.empty(), 10).getLast();
        source().checkout(project(), first, "main", into);
        assertThat(into.resolve("a.txt"))
                .hasBinaryContent("one\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Files.readString(into.resolve("dir/b.txt"))).isEqualTo("b");
    }

    @Test
    void uncommittedChangesAreNoticed() {
        commitTwice();
        assertThat(source().hasUncommittedChanges(project())).isFalse();
        folder().change();
        assertThat(source().hasUncommittedChanges(project())).isTrue();
    }

    @Test
    void whatIsNoRepositoryIsAProblem() {
        assertThatThrownBy(() -> source().check(into.toString()))
                .hasMessageStartingWith("source.notARepository");
        commitTwice();
        source().check(folder().location());
    }

    @Test
    void forgettingDoesNotTouchTheUsersFolder() {
        commitTwice();
        source().fetch(project());
        source().forget(project());
        source().forget(project());
        assertThat(source().resolve(project(), "HEAD").revision().subject()).isEqualTo("Second");
    }

    private static String text(Optional<byte[]> bytes) {
        return new String(bytes.orElseThrow(), StandardCharsets.UTF_8);
    }
}
