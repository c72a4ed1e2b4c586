package dev.slipway.core.pipeline.jenkinsfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Agent;
import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Post;
import dev.slipway.core.pipeline.Stage;
import dev.slipway.core.pipeline.Step;
import dev.slipway.core.pipeline.When;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What people write is read as they mean it, with places that point into the file.
class JenkinsfileModelTest {

    private static Pipeline read(String text) {
        var parsed = new JenkinsfileParser().parse("Jenkinsfile", text);
        assertThat(parsed.findings()).filteredOn(Finding::isError).isEmpty();
        return parsed.pipeline().orElseThrow();
    }

    private static List<Step> steps(Stage stage) {
        return ((Stage.Body.Steps) stage.body()).steps();
    }

    @Test
    void readsAnOrdinaryMavenProject() {
        var pipeline =
                read(
                        """
                        #!/usr/bin/env groovy
                        pipeline {
                            agent { docker { image 'maven:3.9'; args '-v m2:/root/.m2' } }
                            options { timeout(time: 1, unit: 'HOURS') }
                            environment {
                                NAME = 'shop'
                                FULL = "${NAME}-${env.BUILD_NUMBER}"
                                JOINED = 'a' + "b${NAME}"
                            }
                            parameters { choice(name: 'WHERE', choices: ['a', 'b']) }
                            stages {
                                stage('Build') {
                                    steps {
                                        sh 'mvn -B verify'
                                        sh script: 'ls', label: 'list', returnStatus: true
                                        dir('sub') { echo "in ${env.NAME}" }
                                    }
                                    post { always { junit '**/TEST-*.xml' } }
                                }
                            }
                            post {
                                cleanup { deleteDir() }
                                failure { echo 'bad' }
                                always { echo 'done' }
                            }
                        }
                        """);

        assertThat(pipeline.agent())
                .isInstanceOfSatisfying(
                        Agent.Docker.class,
                        docker -> {
                            assertThat(constant(docker.image().orElseThrow()))
                                    .isEqualTo("maven:3.9");
                            assertThat(docker.settings()).containsOnlyKeys("image", "args");
                        });
        assertThat(pipeline.environment())
                .extracting(it -> it.name())
                .containsExactly("NAME", "FULL", "JOINED");
        assertThat(pipeline.options().option("timeout").orElseThrow().named())
                .containsOnlyKeys("time", "unit");
        assertThat(pipeline.parameters().getFirst().choices()).isPresent();
        var build = pipeline.stages().getFirst();
        assertThat(steps(build)).extracting(Step::name).containsExactly("sh", "sh", "dir");
        var list = (Step.Call) steps(build).get(1);
        assertThat(list.named()).containsOnlyKeys("script", "label", "returnStatus");
        assertThat(list.position()).hasToString("15:17");
        assertThat(((Step.Call) steps(build).get(2)).body().orElseThrow()).hasSize(1);
        assertThat(pipeline.post().inOrder())
                .extracting(Post.Block::condition)
                .containsExactly(
                        Post.Condition.ALWAYS, Post.Condition.FAILURE, Post.Condition.CLEANUP);
    }

    private static Object constant(Expression expression) {
        return java.util.Objects.requireNonNull(((Expression.Constant) expression).value());
    }

    @Test
    void readsNestedAndParallelStages() {
        var pipeline =
                read(
                        """
                        pipeline {
                            agent none
                            stages {
                                stage('Test') {
                                    failFast true
                                    parallel {
                                        stage('a') {
                                            agent { dockerfile true }
                                            steps { sh 'true' }
                                        }
                                        stage('b') {
                                            agent { label 'linux' }
                                            stages {
                                                stage('b1') { steps { checkout scm } }
                                            }
                                        }
                                    }
                                }
                            }
                        }
                        """);

        assertThat(pipeline.allStages())
                .extracting(Stage::name)
                .containsExactly("Test", "a", "b", "b1");
        assertThat(pipeline.stages().getFirst().body())
                .isInstanceOfSatisfying(
                        Stage.Body.Parallel.class, it -> assertThat(it.failFast()).isTrue());
    }

    @Test
    void readsTheOlderParallelStep() {
        var pipeline =
                read(
                        Marked.ofSteps(
                                        "parallel(a: { echo '1' }, 'b c': { echo '2' }, failFast: true)")
                                .text());

        assertThat(pipeline.stages().getFirst().body())
                .isInstanceOfSatisfying(
                        Stage.Body.Parallel.class,
                        it -> {
                            assertThat(it.asStep()).isTrue();
                            assertThat(it.failFast()).isTrue();
                            assertThat(it.stages())
                                    .extracting(Stage::name)
                                    .containsExactly("a", "b c");
                        });
    }

    @Test
    void readsConditions() {
        var pipeline =
                read(
                        """
                        pipeline {
                            agent any
                            stages {
                                stage('A') {
                                    when {
                                        beforeAgent true
                                        allOf {
                                            branch 'main'
                                            not { environment name: 'A', value: 'b' }
                                            anyOf { tag 'v*'; expression { return params.X } }
                                        }
                                    }
                                    steps { echo 'x' }
                                }
                            }
                        }
                        """);

        var when = java.util.Objects.requireNonNull(pipeline.stages().getFirst().when());
        assertThat(when.beforeAgent()).isTrue();
        assertThat(when.conditions())
                .singleElement()
                .isInstanceOfSatisfying(
                        When.Condition.AllOf.class,
                        all -> {
                            assertThat(all.conditions().get(0))
                                    .isInstanceOf(When.Condition.Check.class);
                            assertThat(all.conditions().get(1))
                                    .isInstanceOf(When.Condition.Not.class);
                            assertThat(all.conditions().get(2))
                                    .isInstanceOf(When.Condition.AnyOf.class);
                        });
    }

    @Test
    void acceptsSectionsInAnyOrderAndCodeBefore() {
        var pipeline =
                read(
                        """
                        def version = '1.2'
                        def name(suffix) { return "shop-${suffix}" }
                        pipeline {
                            stages { stage('A') { steps { echo name(version) } } }
                            post { always { echo 'x' } }
                            agent any
                        }
                        """);

        assertThat(pipeline.preamble()).hasSize(2);
    }

    @Test
    void warnsOfWhatHasNoEffect() {
        var findings =
                Marked.ofPipeline(
                                "  options {\n    §disableResume()\n    timestamps()\n"
                                        + "    buildDiscarder(logRotator(numToKeepStr: '5'))\n  }\n"
                                        + "  tools { §maven 'M3' }\n  triggers { §githubPush() }")
                        .findings();

        assertThat(findings).noneMatch(Finding::isError).hasSize(3);
        assertThat(findings).extracting(Finding::hint).doesNotContain("");
    }

    @Test
    void readsTheWholeOfAFileWithWindowsLineEndsAndMark() {
        var text = "\uFEFF" + Marked.ofSteps("sh '''\na\nb\n'''\necho 'x'").text();

        var pipeline = read(text.replace("\n", "\r\n"));

        assertThat(steps(pipeline.stages().getFirst())).hasSize(2);
    }
}
