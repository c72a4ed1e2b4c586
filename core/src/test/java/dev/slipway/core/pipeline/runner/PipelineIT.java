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
                .hasToString(
                        "TestFailure[test=Cart.rounds, message=1 is not 2, newFailure=false,"
                                + " failingSince=1]");
        assertThat(shop.pipelines.tests(run.id())).hasSize(2);
    }

    @Test
    void parallelStagesRunAtTheSameTime() {
        var meet =
                """
                touch here-%1$s
                n=0; until [ -e here-%2$s ] || [ $n = 600 ]; do n=$((n+1)); usleep 100000 2>/dev/null || sleep 1; done
                test -e here-%2$s
                """;
        var run =
                shop.run(
                        shell(
                                """
                                stages {
                                  stage('Test') {
                                    parallel {
                                      stage('one') { steps { sh '''%s''' } }
                                      stage('two') { steps { sh '''%s''' } }
                                    }
                                  }
                                }
                                """
                                        .formatted(
                                                meet.formatted("one", "two"),
                                                meet.formatted("two", "one"))));
        assertThat(run.cause()).isNull();
        assertThat(statuses(run)).isEqualTo("Test=success Test/one=success Test/two=success");
        assertThat(stage(run, "Test").parallel()).isTrue();
    }

    @Test
    void aFailureEndsWhatFollowsAndItsPostRunsInOrder() {
        var run =
                shop.run(
                        shell(
                                """
                                stages {
                                  stage('Build') {
                                    steps { sh 'exit 3' }
                                    post {
                                      cleanup { echo 'stage cleanup' }
                                      failure { echo 'stage failure' }
                                      success { echo 'never' }
                                      always { echo 'stage always' }
                                    }
                                  }
                                  stage('Test') { steps { sh 'true' } }
                                }
                                post {
                                  unsuccessful { echo 'unsuccessful' }
                                  failure { echo 'failure' }
                                  changed { echo 'changed' }
                                  cleanup { echo 'cleanup' }
                                  always { echo 'always' }
                                }
                                """));
        assertThat(run.status()).isEqualTo(Status.FAILURE);
        assertThat(run.cause()).isEqualTo("Stage Build: script returned exit code 3");
        assertThat(statuses(run)).isEqualTo("Build=failure Test=notBuilt Post Actions=success");
        assertThat(stage(run, "Test").skippedBecause())
                .isEqualTo("stage 'Build' before it ended with failure");
        assertThat(shop.log(run, "Build"))
                .containsSubsequence(
                        "script returned exit code 3",
                        "stage always",
                        "stage failure",
                        "stage cleanup")
                .doesNotContain("never");
        assertThat(shop.log(run, "Post Actions"))
                .containsExactly("always", "changed", "unsuccessful", "failure", "cleanup");
    }

    @Test
    void conditionsSayWhyAStageWasLeftOut() {
        var run =
                shop.run(
                        shell(
                                """
                                environment { MODE = 'fast' }
                                stages {
                                  stage('a') { when { branch 'release/*' }; steps { sh 'exit 1' } }
                                  stage('b') { when { environment name: 'MODE', value: 'slow' }; steps { sh 'exit 1' } }
                                  stage('c') { when { expression { env.MODE == 'fast' } }; steps { echo 'c' } }
                                  stage('d') { when { not { branch 'main' } }; steps { sh 'exit 1' } }
                                }
                                """));
        assertThat(run.status()).as("%s", run.cause()).isEqualTo(Status.SUCCESS);
        assertThat(statuses(run)).isEqualTo("a=skipped b=skipped c=success d=skipped");
        assertThat(stage(run, "a").skippedBecause())
                .isEqualTo("when branch 'release/*': the branch is 'main'");
        assertThat(stage(run, "b").skippedBecause())
                .isEqualTo("when environment MODE 'slow': it is 'fast'");
        assertThat(stage(run, "a").startedAt()).isNull();
    }

    @Test
    void outputAndStatusComeBackFoldersAndVariablesNest() {
        var run =
                shop.run(
                        shell(
                                """
                                environment { LEVEL = 'pipeline' }
                                stages {
                                  stage('s') {
                                    environment { LEVEL = 'stage'; BOTH = "${LEVEL}+" }
                                    steps {
                                      script {
                                        def who = sh(script: 'echo " Ada "; echo noise >&2', returnStdout: true).trim()
                                        def code = sh(script: 'exit 7', returnStatus: true)
                                        echo "$who $code"
                                        env.LATER = 'from script'
                                      }
                                      dir('new/folder') {
                                        withEnv(["LEVEL=inner", "PATH+X=/extra"]) { sh 'echo "$PWD $LEVEL ${PATH%%:*}"' }
                                      }
                                      sh 'echo "$LEVEL $BOTH $LATER $STAGE_NAME $WORKSPACE"'
                                    }
                                  }
                                }
                                """));
        assertThat(run.cause()).isNull();
        assertThat(shop.log(run, "s"))
                .contains(
                        "Ada 7",
                        "/workspace/shop/new/folder inner /extra",
                        "stage stage+ from script s /workspace/shop")
                .contains("noise")
                .doesNotContain(" Ada ");
    }

    @Test
    void anErrorIsTriedAgainUntilItWorks() {
        var run =
                shop.run(
                        shell(
                                """
                                stages {
                                  stage('steps') { steps { retry(3) { sh 'echo x >> tries; test $(wc -l < tries) = 3' } } }
                                  stage('stage') {
                                    options { retry(2) }
                                    steps { sh 'echo x >> more; test $(wc -l < more) = 2' }
                                  }
                                  stage('caught') {
                                    steps {
                                      catchError(buildResult: 'SUCCESS', stageResult: 'FAILURE') { error 'known' }
                                      echo 'goes on'
                                    }
                                  }
                                  stage('after') { steps { echo 'after' } }
                                }
                                """));
        assertThat(run.cause()).isNull();
        assertThat(statuses(run))
                .isEqualTo("steps=success stage=success caught=failure after=success");
        assertThat(run.status()).isEqualTo(Status.SUCCESS);
        assertThat(shop.log(run, "steps")).contains("Retrying");
    }

    @Test
    void whatTakesTooLongIsAborted() {
        var run =
                shop.run(
                        shell(
                                """
                                stages {
                                  stage('slow') {
                                    steps { timeout(time: 1, unit: 'SECONDS') { sh 'sleep 300' } }
                                    post { aborted { echo 'was aborted' } }
                                  }
                                  stage('never') { steps { sh 'true' } }
                                }
                                """));
        assertThat(run.status()).isEqualTo(Status.ABORTED);
        assertThat(statuses(run)).isEqualTo("slow=aborted never=notBuilt");
        assertThat(run.cause()).isEqualTo("Stage slow: it took longer than 1 s");
        assertThat(shop.log(run, "slow")).contains("was aborted");
        assertThat(run.duration()).isLessThan(java.time.Duration.ofSeconds(9));
    }

    @Test
    void artifactsAreKeptByTheirContent() throws Exception {
        var run =
                shop.run(
                        shell(
                                """
                                stages {
                                  stage('Package') {
                                    steps {
                                      sh 'mkdir -p dist/deep; echo one > dist/a.txt; echo two > dist/deep/b.txt; echo no > dist/c.bin; ln -s /etc/passwd dist/link.txt'
                                      archiveArtifacts artifacts: 'dist/**/*.txt', fingerprint: true
                                      archiveArtifacts artifacts: 'none/*', allowEmptyArchive: true
                                    }
                                  }
                                }
                                """));
        assertThat(run.cause()).isNull();
        assertThat(run.artifacts())
                .extracting(artifact -> artifact.path())
                .containsExactlyInAnyOrder("dist/a.txt", "dist/deep/b.txt");
        var first =
                run.artifacts().stream()
                        .filter(a -> a.path().endsWith("a.txt"))
                        .findFirst()
                        .orElseThrow();
        assertThat(first.sha256())
                .isEqualTo("2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806");
        try (var bytes = shop.pipelines.artifact(first)) {
            assertThat(bytes.readAllBytes()).asString().isEqualTo("one\n");
        }
    }

    @Test
    void reportsAreFoundWithoutBeingAsked() {
        var report = "<testsuite><testcase classname=\"A\" name=\"%s\"/></testsuite>";
        shop.commit(Map.of("report.xml", report.formatted("early")));
        var run =
                shop.run(
                        shell(
                                """
                                stages {
                                  stage('quick') { steps { sh 'mkdir -p target/surefire-reports; cp report.xml target/surefire-reports/TEST-A.xml' } }
                                  stage('other') { steps { sh 'sleep 2' } }
                                }
                                """));
        assertThat(run.tests().total()).isEqualTo(1);
        assertThat(shop.pipelines.tests(run.id()))
                .extracting(test -> test.stage())
                .containsExactly("quick");
        assertThat(run.status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void aFastFailingParallelEndsItsSiblings() {
        var run =
                shop.run(
                        shell(
                                """
                                stages {
                                  stage('all') {
                                    failFast true
                                    parallel {
                                      stage('long') { steps { sh 'sleep 300' } }
                                      stage('bad') { steps { sh 'sleep 1; exit 1' } }
                                    }
                                  }
                                }
                                """));
        assertThat(statuses(run)).isEqualTo("all=failure all/long=aborted all/bad=failure");
        assertThat(run.status()).isEqualTo(Status.FAILURE);
        assertThat(run.duration()).isLessThan(java.time.Duration.ofSeconds(60));
    }

    @Test
    void parametersReachStepsAndScripts() throws Exception {
        shop.commit(
                Map.of(
                        "Jenkinsfile",
                        shell(
                                """
                                parameters {
                                  string(name: 'WHO', defaultValue: 'Ada')
                                  booleanParam(name: 'LOUD', defaultValue: false)
                                }
                                stages { stage('s') { steps { sh 'echo $WHO $LOUD'; echo "${params.WHO} ${params.LOUD}" } } }
                                """)));
        var run =
                shop.finished(
                        shop.pipelines.start(
                                new dev.slipway.core.pipeline.RunRequest(
                                        shop.project,
                                        "main",
                                        Map.of("LOUD", "true"),
                                        dev.slipway.core.pipeline.Trigger.MANUAL)));
        assertThat(shop.log(run, "s")).contains("Ada true");
        assertThat(shop.log(run, "s").stream().filter("Ada true"::equals)).hasSize(2);
    }
}
