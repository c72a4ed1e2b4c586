package dev.slipway.app.e2e;

import static dev.slipway.app.e2e.CliCall.slipway;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Core;
import dev.slipway.core.CoreOptions;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.watch.WatchEvent;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A project without a Jenkinsfile is built as detected, watched, and its commits run by
/// themselves.
@Timeout(300)
class SourceE2E {
    @TempDir Path temp;

    @Test
    void isDetectedSavedWatchedAndRunByItself() throws Exception {
        var home = temp.resolve("home");
        var project = Files.createDirectories(temp.resolve("tug"));
        Files.writeString(project.resolve("Dockerfile"), "FROM busybox:stable\n");
        commit(project, "Begin");
        var before = slipway(home, "pipeline", project.toString(), "--json").exits(0).json();
        assertThat(before.get("detectedFrom").get(0).asText()).isEqualTo("Image (Dockerfile)");
        assertThat(before.get("jenkinsfile").asText()).contains("pipeline {");

        slipway(home, "project", "add", project.toString()).exits(0);
        slipway(home, "project", "watch", "tug", "--poll", "2m").exits(2);
        slipway(home, "project", "watch", "tug", "--branch", "main").exits(0);
        try (var core = Core.open(new CoreOptions(home, List.of()))) {
            var began = new CountDownLatch(1);
            core.events().on(WatchEvent.Began.class, _ -> began.countDown());
            assertThat(core.watch()).isTrue();
            slipway(home, "watch").exits(2);
            slipway(home, "pipeline", project.toString(), "--save").exits(0);
            slipway(home, "pipeline", project.toString(), "--save").exits(2);
            assertThat(began.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(core.pipelines().list(Optional.empty(), Optional.empty(), 1)).isEmpty();
            commit(project, "Keep the pipeline");
            var run = awaitRun(core);

            assertThat(run.trigger()).isEqualTo(Trigger.LOCAL_COMMIT);
            assertThat(run.revision().subject()).isEqualTo("Keep the pipeline");
        }
        var changes = slipway(home, "changes", "tug", "--json").exits(0).json();
        assertThat(changes.get("items").get(0).get("files").get(0).get("path").asText())
                .isEqualTo("Jenkinsfile");
        var listed = slipway(home, "project", "list", "--json").exits(0).json();
        assertThat(listed.get("items").get(0).get("lastRun").asText()).isEqualTo("tug/1");
    }

    private static PipelineRun awaitRun(Core core) throws InterruptedException {
        for (var end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
                System.nanoTime() < end; ) {
            var runs = core.pipelines().list(Optional.empty(), Optional.empty(), 1);
            if (!runs.isEmpty() && runs.getFirst().status().isFinal()) {
                return runs.getFirst();
            }
            Timer.system().await(new Signal(), Duration.ofMillis(100));
        }
        throw new AssertionError("no run came");
    }

    private static void commit(Path project, String message) throws GitAPIException, IOException {
        try (var git = Git.init().setDirectory(project.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setSign(false)
                    .setAuthor("A person", "person@slipway.invalid")
                    .setCommitter("A person", "person@slipway.invalid")
                    .setMessage(message)
                    .call();
        }
    }
}
