package dev.slipway.core.pipeline.runner;

import static dev.slipway.core.pipeline.runner.Workshop.stage;
import static dev.slipway.core.pipeline.runner.Workshop.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scripted pipelines on the real engine.
class ScriptedIT {
    @TempDir Path folder;
    private Workshop shop;

    @BeforeEach
    void open() {
        shop = new Workshop(folder, List.of());
    }

    @AfterEach
    void nothingIsLeft() {
        try {
            shop.assertNothingLeft();
        } finally {
            shop.close();
        }
    }

    @Test
    void makesItsStagesWhileItRuns() {
        shop.commit(Map.of("greeting.txt", "hello"));
        var run =
                shop.run(
                        """
                        properties([parameters([string(name: 'WHO', defaultValue: 'world')])])
                        def greet(String who, int times = 2) { "hi ${who} x${times}" }
                        def branches = [:]
                        node {
                          stage('Checkout') {
                            def sources = checkout scm
                            echo "${sources.GIT_COMMIT.length()} ${greet(params.WHO)}"
                          }
                          for (each in ['a', 'b']) {
                            def name = each
                            branches["on ${name}"] = { sh "echo ${name} \\$STAGE_NAME" }
                          }
                          stage('Test') { parallel branches }
                          stage('Mended') {
                            try {
                              sh 'exit 3'
                            } catch (err) {
                              echo "caught ${err.message}"
                              unstable 'it was mended'
                            } finally {
                              sh 'cat greeting.txt'
                            }
                          }
                        }
                        currentBuild.description = "all of ${currentBuild.number}"
                        """);
        assertThat(run.cause()).isEqualTo("it was mended");
        assertThat(statuses(run))
                .isEqualTo(
                        "Checkout=success Test=success Test/on a=success Test/on b=success"
                                + " Mended=unstable");
        assertThat(run.status()).isEqualTo(Status.UNSTABLE);
        assertThat(stage(run, "Test").parallel()).isTrue();
        assertThat(shop.log(run, "Checkout")).contains("40 hi world x2");
        assertThat(shop.log(run, "Test/on b")).contains("b on b");
        assertThat(shop.log(run, "Mended")).contains("caught script returned exit code 3", "hello");
    }

    @Test
    void aScriptKnowsWhatIsNewAndWhoStartedIt() {
        var script =
                """
                stage('News') {
                  for (set in currentBuild.changeSets) {
                    for (entry in set.items) {
                      echo "${entry.author} (${entry.author.fullName}): ${entry.msg}, ${entry.commitId.length()}"
                    }
                  }
                  def user = currentBuild.getBuildCauses('hudson.model.Cause$UserIdCause')
                  echo "users ${user.size()}, timers ${currentBuild.getBuildCauses('x').size()}"
                  echo currentBuild.getProjectName()
                }
                """;
        assertThat(shop.log(shop.run(script), "News")).containsExactly("users 1, timers 0", "shop");
        shop.git("commit", "-q", "--allow-empty", "-m", "Sell tea\n\nAnd coffee.");
        assertThat(shop.log(shop.run(), "News"))
                .containsExactly("Ada (Ada): Sell tea, 40", "users 1, timers 0", "shop");
    }

    @Test
    void whatIsThrownFailsItAndBranchesFailFast() {
        var run =
                shop.run(
                        """
                        node {
                          stage('Both') {
                            parallel(
                              bad: { error 'broken' },
                              slow: { try { sh 'sleep 600' } finally { echo 'tidied' } },
                              failFast: true)
                          }
                          stage('Never') { echo 'x' }
                        }
                        """);
        assertThat(run.status()).isEqualTo(Status.FAILURE);
        assertThat(run.cause()).isEqualTo("broken");
        assertThat(statuses(run)).isEqualTo("Both=failure Both/bad=failure Both/slow=aborted");
        assertThat(shop.log(run, "Both/slow")).contains("tidied");
    }

    @Test
    void aDeclarativePipelineCallsItsOwnMethodsAndMakesStages() {
        var run =
                shop.run(
                        """
                        def said = []
                        def tell(what) { said << what; script { echo "told ${what}" } }
                        pipeline {
                          agent none
                          stages {
                            stage('A') {
                              steps {
                                tell('it')
                                script {
                                  for (n in 1..2) { stage("inner ${n}") { echo "${n}" } }
                                  currentBuild.displayName = "v${said.size()}"
                                }
                              }
                            }
                          }
                        }
                        """);
        assertThat(run.cause()).isNull();
        assertThat(statuses(run)).isEqualTo("A=success A/inner 1=success A/inner 2=success");
        assertThat(shop.log(run, "A")).contains("told it");
    }

    @Test
    void stagesWithoutBlocksLastUntilTheNext() {
        var run =
                shop.run(
                        """
                        stage 'One'
                        node {
                          sh 'echo one'
                          stage 'Two'
                          echo "${currentBuild.previousBuild} ${currentBuild.duration >= 0}"
                          error 'broken'
                        }
                        """);
        assertThat(run.cause()).isEqualTo("broken");
        assertThat(statuses(run)).isEqualTo("One=success Two=failure");
        assertThat(shop.log(run, "Two")).contains("null true");
    }
}
