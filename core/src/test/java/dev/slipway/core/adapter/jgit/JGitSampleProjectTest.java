package dev.slipway.core.adapter.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.compose.ComposeFiles;
import dev.slipway.core.compose.ComposeLint;
import dev.slipway.core.compose.ComposeReader;
import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.SampleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Ref;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JGitSampleProjectTest {
    private final SampleProject sample = new JGitSampleProject();
    private Path folder;

    @BeforeEach
    void place(@TempDir Path temp) {
        folder = temp.resolve("new").resolve("ferry");
    }

    @Test
    void isACleanRepositoryWithItsRevisions() throws Exception {
        sample.unpack(folder);

        try (var git = Git.open(folder.toFile())) {
            assertThat(git.status().call().isClean()).isTrue();
            assertThat(git.getRepository().getBranch()).isEqualTo("main");
            assertThat(git.branchList().call())
                    .extracting(Ref::getName)
                    .containsExactlyInAnyOrder(
                            "refs/heads/main", "refs/heads/failing-tests", "refs/heads/bad-tenth");
            assertThat(git.tagList().call())
                    .extracting(Ref::getName)
                    .containsExactlyInAnyOrder("refs/tags/good", "refs/tags/better");
            assertThat(git.log().call()).hasSize(2);
        }
        assertThat(Files.isExecutable(folder.resolve("build.sh"))).isTrue();
        assertThat(folder.resolve("VERSION")).hasContent("1.1");
    }

    @Test
    void containsEveryFileOfTheBundle() throws Exception {
        var bundle =
                Path.of(JGitSampleProject.class.getResource("/dev/slipway/core/sample").toURI());
        for (var revision : SampleRevision.HISTORY) {
            try (var files = Files.walk(bundle.resolve(revision.name()))) {
                assertThat(
                                files.filter(Files::isRegularFile)
                                        .map(bundle.resolve(revision.name())::relativize)
                                        .map(Path::toString))
                        .containsExactlyInAnyOrderElementsOf(
                                revision.files().stream().map(SampleRevision::resource).toList());
            }
        }
    }

    @Test
    void itsPipelineAndItsComposeFileAreWithoutFault() throws Exception {
        sample.unpack(folder);

        var pipeline =
                new JenkinsfileParser()
                        .parse("Jenkinsfile", Files.readString(folder.resolve("Jenkinsfile")));
        var compose = Files.readString(folder.resolve("compose.yaml"));

        assertThat(pipeline.findings()).isEmpty();
        assertThat(pipeline.isRunnable()).isTrue();
        assertThat(
                        ComposeLint.check(
                                new ComposeReader.Text("compose.yaml", compose),
                                Optional.empty(),
                                ComposeFiles.NONE))
                .isEmpty();
    }

    @Test
    void isTheSameEverywhere(@TempDir Path other) throws Exception {
        sample.unpack(folder);
        sample.unpack(other.resolve("again"));

        try (var one = Git.open(folder.toFile());
                var two = Git.open(other.resolve("again").toFile())) {
            assertThat(one.getRepository().resolve("bad-tenth"))
                    .isEqualTo(two.getRepository().resolve("bad-tenth"));
        }
    }

    @Test
    void leavesARepositoryAlone() throws Exception {
        sample.unpack(folder);
        Files.writeString(folder.resolve("VERSION"), "mine");

        sample.unpack(folder);

        assertThat(folder.resolve("VERSION")).hasContent("mine");
    }

    @Test
    void saysWhatIsInTheWay() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("letter.txt"), "mine");

        assertThatThrownBy(() -> sample.unpack(folder))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.code()).isEqualTo("sample.unusable"));
        assertThat(folder.resolve("letter.txt")).hasContent("mine");
        assertNothingIsLeftBeside();
    }

    @Test
    void isMadeOnceByManyAtATime() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Path> unpack = () -> sample.unpack(folder);
            for (var done : threads.invokeAll(Stream.generate(() -> unpack).limit(8).toList())) {
                assertThat(done.get()).isEqualTo(folder);
            }
        }
        assertThat(folder.resolve("Jenkinsfile")).exists();
        assertNothingIsLeftBeside();
    }

    private void assertNothingIsLeftBeside() throws IOException {
        try (var beside = Files.list(folder.getParent())) {
            assertThat(beside).containsExactly(folder);
        }
    }
}
