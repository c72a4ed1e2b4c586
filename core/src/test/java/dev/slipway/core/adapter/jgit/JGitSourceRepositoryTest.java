package dev.slipway.core.adapter.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.adapter.simulated.SimulatedSecrets;
import dev.slipway.core.contract.SourceRepositoryContract;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.KnownHosts;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// JGit on repositories that the machine's own git made.
@SuppressWarnings("NullAway.Init")
final class JGitSourceRepositoryTest extends SourceRepositoryContract {
    @TempDir private Path temporary;
    private RealGit git;
    private final SimulatedSecrets secrets = new SimulatedSecrets(Clock.systemUTC());
    private JGitSourceRepository source;

    @BeforeEach
    void makeRepository() {
        git = RealGit.init(temporary.resolve("user folder"));
        source =
                new JGitSourceRepository(
                        temporary.resolve("mirrors"),
                        secrets,
                        new KnownHosts(Home.open(temporary.resolve("home"))),
                        Timer.system());
    }

    @Override
    protected JGitSourceRepository source() {
        return source;
    }

    @Override
    protected RealGit folder() {
        return git;
    }

    private static Project project(String location) {
        return new Project(new ProjectName("shop"), location, Instant.EPOCH);
    }

    private Project project() {
        return project(git.location());
    }

    private RealGit checkedOut(String ref) {
        var resolved = source.resolve(project(), ref);
        var into = temporary.resolve("checkout-" + ref.replace('/', '-'));
        source.checkout(project(), resolved.revision(), resolved.branch(), into);
        return new RealGit(into);
    }

    @Test
    void gitFindsACheckoutInOrder() throws IOException {
        git.write("run.sh", "#!/bin/sh\n");
        assertThat(git.folder().resolve("run.sh").toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(git.folder().resolve("link"), Path.of("run.sh"));
        Files.createSymbolicLink(git.folder().resolve("out"), Path.of("/etc/hostname"));
        git.commit("main", "First", Map.of("crlf.txt", "a\r\nb\r\n", ".gitignore", "*.o\n"));
        git.tag("v1.0");
        git.commit("main", "Second", Map.of("b.txt", "b"));
        var checkout = checkedOut("main");
        assertThat(checkout.run("status", "--porcelain")).isEmpty();
        assertThat(checkout.run("rev-parse", "--abbrev-ref", "HEAD").strip()).isEqualTo("main");
        assertThat(checkout.run("describe").strip()).startsWith("v1.0-1-g");
        assertThat(checkout.run("log", "--format=%s").lines()).containsExactly("Second", "First");
        assertThat(checkout.run("fsck", "--no-progress")).doesNotContain("error");
        assertThat(Files.isExecutable(checkout.folder().resolve("run.sh"))).isTrue();
        assertThat(Files.readSymbolicLink(checkout.folder().resolve("out")))
                .isEqualTo(Path.of("/etc/hostname"));
    }

    @Test
    void aTagOrHashIsCheckedOutDetached() {
        git.commit("main", "First", Map.of("a.txt", "a"));
        git.tag("v1");
        var checkout = checkedOut("v1");
        assertThat(checkout.run("status", "--porcelain")).isEmpty();
        assertThat(checkout.run("rev-parse", "--abbrev-ref", "HEAD").strip()).isEqualTo("HEAD");
    }

    @Test
    void aDetachedHeadIsBuiltAsItStands() {
        git.commit("main", "First", Map.of("a.txt", "a"));
        git.run("checkout", "-q", "--detach");
        git.write("b.txt", "b");
        git.run("add", "-A");
        git.run("commit", "-q", "-m", "Nowhere");
        var resolved = source.resolve(project(), "HEAD");
        assertThat(resolved.revision().subject()).isEqualTo("Nowhere");
        assertThat(resolved.branch()).isEqualTo(resolved.revision().hash());
    }

    @Test
    void aLinkedWorktreeIsItsOwnHead() {
        git.commit("main", "First", Map.of("a.txt", "a"));
        var worktree = temporary.resolve("worktree");
        git.run("worktree", "add", "-q", "-b", "side", worktree.toString());
        new RealGit(worktree).commit("side", "Second", Map.of("b.txt", "b"));
        var resolved = source.resolve(project(worktree.toString()), "HEAD");
        assertThat(resolved.branch()).isEqualTo("side");
        assertThat(resolved.revision().subject()).isEqualTo("Second");
        assertThat(source.hasUncommittedChanges(project(worktree.toString()))).isFalse();
    }

    @Test
    void urlsAndBareRepositoriesAreReadToo() {
        git.commit("main", "First", Map.of("a.txt", "a"));
        git.commit("trunk", "Second", Map.of("b.txt", "b"));
        var bare = temporary.resolve("bare.git");
        git.run("clone", "-q", "--bare", git.location(), bare.toString());
        var url = project("file://" + bare.toString().replace(" ", "%20"));
        source.check(url.location());
        assertThat(source.resolve(url, "HEAD").branch()).isEqualTo("trunk");
        assertThat(source.branches(url).getFirst().name()).isEqualTo("trunk");
        source.forget(url);
        assertThat(source.resolve(project(bare.toString()), "HEAD").branch()).isEqualTo("trunk");
    }

    @Test
    void nothingOfTheUsersRepositoryIsRun() throws IOException {
        var trap = temporary.resolve("trap");
        git.commit("main", "First", Map.of("a.txt", "a\n", ".gitattributes", "* filter=trap\n"));
        for (var key : new String[] {"clean", "smudge", "process"}) {
            git.run("config", "filter.trap." + key, "touch '" + trap + "'; cat");
        }
        git.run("config", "core.fsmonitor", "touch '" + trap + "'");
        git.run("config", "core.sshCommand", "touch '" + trap + "'");
        git.run("config", "uploadpack.packObjectsHook", "touch '" + trap + "'");
        git.write(".git/hooks/post-checkout", "#!/bin/sh\ntouch '" + trap + "'\n");
        assertThat(git.folder().resolve(".git/hooks/post-checkout").toFile().setExecutable(true))
                .isTrue();
        git.change();
        checkedOut("main");
        assertThat(source.hasUncommittedChanges(project())).isTrue();
        assertThat(trap).doesNotExist();
    }

    @Test
    void theUsersRepositoryIsNotWrittenTo() throws IOException {
        git.commit("main", "First", Map.of("a.txt", "a\n"));
        git.change();
        Map<Path, Long> before = filesOf(git.folder());
        checkedOut("main");
        source.hasUncommittedChanges(project());
        source.branches(project());
        assertThat(filesOf(git.folder())).isEqualTo(before);
    }

    private static Map<Path, Long> filesOf(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.collect(
                    Collectors.toMap(file -> file, file -> file.toFile().lastModified()));
        }
    }

    @Test
    void untrackedFilesAreChangesAndIgnoredOnesAreNot() {
        git.commit("main", "First", Map.of(".gitignore", "*.o\n", "a.txt", "a"));
        git.write(".git/info/exclude", "local.txt\n");
        git.write("x.o", "built");
        git.write("local.txt", "mine");
        assertThat(source.hasUncommittedChanges(project())).isFalse();
        git.write("new.txt", "new");
        assertThat(source.hasUncommittedChanges(project())).isTrue();
    }

    @Test
    void anEmptyRepositoryHasNothingToBuild() {
        source.check(git.location());
        assertThatThrownBy(() -> source.resolve(project(), "HEAD"))
                .hasMessageContaining("no commits yet");
    }

    @Test
    void programsHiddenInAddressesAreRefused() {
        for (var address :
                new String[] {
                    "ext::sh -c 'touch /tmp/x'",
                    "ssh://-oProxyCommand=touch/x",
                    "ssh://host/-x",
                    "-oProxyCommand=touch@host:x",
                    "sftp://host/x"
                }) {
            assertThatThrownBy(() -> source.check(address))
                    .as(address)
                    .hasMessageMatching("source.(badUrl|notARepository).*");
        }
    }

    @Test
    void whatCannotBeReachedIsAProblem() {
        assertThatThrownBy(() -> source.check("http://127.0.0.1:1/shop.git"))
                .hasMessageStartingWith("source.unreachable");
        assertThatThrownBy(() -> source.check("file:///nowhere/shop.git"))
                .hasMessageStartingWith("source.notARepository");
    }

    @Test
    void symlinksAreReadInsideTheTreeOnly() throws IOException {
        git.write("ci/Jenkinsfile", "pipeline {}");
        Files.createSymbolicLink(git.folder().resolve("Jenkinsfile"), Path.of("ci/Jenkinsfile"));
        Files.createSymbolicLink(git.folder().resolve("out"), Path.of("../../etc/hostname"));
        Files.createSymbolicLink(git.folder().resolve("loop"), Path.of("loop"));
        git.commit("main", "First", Map.of());
        var revision = source.resolve(project(), "main").revision();
        assertThat(source.read(project(), revision, "Jenkinsfile").orElseThrow())
                .asString()
                .isEqualTo("pipeline {}");
        assertThat(source.read(project(), revision, "out")).isEmpty();
        assertThat(source.read(project(), revision, "loop")).isEmpty();
        assertThat(source.read(project(), revision, "../user folder/ci/Jenkinsfile")).isEmpty();
    }

    @Test
    void aLargeTreeIsCheckedOutWhole() {
        var files =
                IntStream.range(0, 3000)
                        .boxed()
                        .collect(
                                Collectors.toMap(
                                        i -> "dir" + i % 50 + "/file" + i + ".txt",
                                        i -> "line %d\n".formatted(i).repeat(20)));
        git.commit("main", "Many", files);
        var resolved = source.resolve(project(), "main");
        var folder = temporary.resolve("whole");
        source.checkout(project(), resolved.revision(), "main", folder);
        assertThat(files)
                .allSatisfy((path, text) -> assertThat(folder.resolve(path)).hasContent(text));
    }
}
