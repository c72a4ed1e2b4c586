package dev.slipway.core.pipeline.runner;

import static dev.slipway.core.pipeline.runner.Workshop.shell;
import static dev.slipway.core.pipeline.runner.Workshop.stage;
import static dev.slipway.core.pipeline.runner.Workshop.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.StepResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs on the real engine that end by themselves.
class PipelineIT {
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
    void aPipelineThatPasses() {
        shop.commit(Map.of("greeting.txt", "hello 汉字\n"));
        var run =
                shop.run(
                        shell(
                                """
                                environment { WHO = 'world' }
                                stages {
                                  stage('Build') {
                                    steps {
                                      sh 'cat greeting.txt'
                                      sh label: 'who', script: 'echo hello $WHO'
                                      echo "run ${env.BUILD_NUMBER}"
                                    }
                                  }
                                  stage('Test') { steps { sh 'test -d .git' } }
                                }
                                """));
        assertThat(run.status()).as("%s", run).isEqualTo(Status.SUCCESS);
        assertThat(statuses(run)).isEqualTo("Build=success Test=success");
        assertThat(shop.log(run, "Build"))
                .containsExactly(
                        "+ cat greeting.txt",
                        "hello 汉字",
                        "+ echo hello world",
                        "hello world",
                        "run 1");
        assertThat(stage(run, "Build").steps())
                .extracting(StepResult::label)
                .containsExactly("cat greeting.txt", "who", "run 1");
        assertThat(run.cause()).isNull();
        assertThat(stage(run, "Build").times().prepare()).isPositive();
    }

    @Test
    void aFailingTestMakesItUnstableAndIsNamed() {
        var run =
                shop.run(
                        shell(
                                """
                                stages {
                                  stage('Test') {
                                    steps {
                                      sh '''
                                        mkdir -p out
                                        echo '<testsuite><testcase classname="Cart" name="adds"/><testcase classname="Cart" name="rounds"><failure message="1 is not 2"/></testcase></testsuite>' > out/TEST-Cart.xml
                                      '''
                                      junit 'out/*.xml'
                                    }
                                  }
                                  stage('After') { steps { sh 'true' } }
                                }
                                """));
        assertThat(run.status()).as("%s", run).isEqualTo(Status.UNSTABLE);
        assertThat(statuses(run)).isEqualTo("Test=unstable After=success");
        assertThat(run.tests().total()).isEqualTo(2);
        assertThat(run.failures())
                .hasSize(1)
                .first()
                .hasToString("TestFailure[test=Cart.rounds, message=1 is not 2]");
        assertThat(shop.pipelines.tests(run.id())).hasSize(2);
    }
}
