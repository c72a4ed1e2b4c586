package dev.slipway.app.e2e;

import static dev.slipway.app.e2e.CliCall.slipway;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.time.Signal;
import dev.slipway.core.time.Timer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A run that asks waits for its answer when the call that wanted it has ended; a run that failed
/// is begun again at the stage that did, on the workspace that was kept, and with an edited file.
@Timeout(300)
class AgainE2E {
    private static final String JENKINSFILE =
            """
            pipeline {
              agent { docker 'busybox:stable' }
              parameters { string(name: 'WHO', defaultValue: 'world') }
              stages {
                stage('Build') { steps { sh 'echo built > made' } }
                stage('Ship') {
                  input {
                    message 'Ship it?'
                    id 'ship'
                    submitter 'ada'
                    parameters { choice(name: 'TO', choices: ['test', 'prod']) }
                  }
                  steps { sh 'echo $WHO to $TO' }
                }
                stage('Check') { steps { sh 'test -e made; test -e again || { touch again; false; }' } }
              }
            }
            """;

    @TempDir Path temp;

    @Test
    void waitsIsAnsweredAndBeginsAgainAtAStage() throws Exception {
        var home = temp.resolve("home");
        var project = repository();

        var waiting =
                slipway(home, "run", project.toString(), "--param", "WHO=ada", "--json").exits(4);
        assertThat(waiting.json().get("status").asText()).isEqualTo("running");
        var input = waiting.json().get("inputs").get(0);
        assertThat(input.get("id").asText()).isEqualTo("Ship");
        assertThat(input.get("parameters").get(0).get("choices").size()).isEqualTo(2);
        slipway(home, "answer", "tug/1", "Ship", "ok").exits(2);
        slipway(home, "answer", "tug/1", "Ship", "ok", "--as", "ada", "--param", "TO=x").exits(2);
        slipway(home, "answer", "tug/1", "ship", "ok", "--as", "ada", "--param", "TO=prod")
                .exits(0);
        var ended = ended(home);
        assertThat(ended.get("status").asText()).isEqualTo("failure");
        assertThat(slipway(home, "logs", "tug/1", "--stage", "Ship").exits(0).out())
                .contains("ada to prod");

        var again = slipway(home, "run", "tug", "--from", "Check", "--json").exits(0).json();
        assertThat(again.get("id").asText()).isEqualTo("tug/1.2");
        assertThat(again.get("stages").get(0).get("status").asText()).isEqualTo("skipped");
        assertThat(again.get("parameters").get("WHO").asText()).isEqualTo("ada");
        slipway(home, "run", "tug", "--from", "Nowhere").exits(2);

        var edited = Files.writeString(temp.resolve("edited"), JENKINSFILE.replace("made;", ";"));
        var replay =
                slipway(
                                home,
                                "run",
                                "tug/1",
                                "--replay",
                                edited.toString(),
                                "--on-input",
                                "fail",
                                "--json")
                        .exits(1)
                        .json();
        assertThat(replay.get("id").asText()).isEqualTo("tug/1.3");
        assertThat(replay.get("cause").asText()).contains("nobody is there to answer");
        assertThat(replay.get("replay").asText()).contains("-    stage('Check')");
    }

    private static JsonNode ended(Path home) throws InterruptedException {
        for (var end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
                System.nanoTime() < end; ) {
            var run = slipway(home, "show", "tug/1", "--json").exits(0).json();
            if (!run.get("status").asText().equals("running")) {
                return run;
            }
            Timer.system().await(new Signal(), Duration.ofMillis(100));
        }
        throw new AssertionError("the run did not end");
    }

    private Path repository() throws Exception {
        var project = Files.createDirectories(temp.resolve("tug"));
        Files.writeString(project.resolve("Jenkinsfile"), JENKINSFILE);
        try (var git = Git.init().setDirectory(project.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setSign(false)
                    .setAuthor("A person", "person@slipway.invalid")
                    .setCommitter("A person", "person@slipway.invalid")
                    .setMessage("Begin")
                    .call();
        }
        return project;
    }
}
