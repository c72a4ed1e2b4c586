package dev.slipway.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.StageResult;
import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;
import org.junit.jupiter.api.Test;

class PreviewStagesTest {

    @Test
    void hasTheShapeThatTheRunWillHave() {
        var pipeline =
                new JenkinsfileParser()
                        .parse(
                                "Jenkinsfile",
                                """
                                pipeline {
                                    agent any
                                    stages {
                                        stage('Build') { steps { sh 'make' } }
                                        stage('Test') {
                                            parallel {
                                                stage('unit') { steps { sh 'make unit' } }
                                                stage('web') {
                                                    stages {
                                                        stage('start') { steps { sh 'make up' } }
                                                    }
                                                }
                                            }
                                        }
                                        stage('Everywhere') {
                                            matrix {
                                                axes {
                                                    axis { name 'OS'; values 'a', 'b' }
                                                    axis { name 'JDK'; values '21', '25', '26' }
                                                }
                                                stages { stage('try') { steps { sh 'make' } } }
                                            }
                                        }
                                    }
                                }
                                """)
                        .pipeline()
                        .orElseThrow();

        var stages = PreviewStages.of(pipeline);

        assertThat(stages)
                .extracting(StageResult::name)
                .containsExactly("Build", "Test", "Everywhere × 6");
        assertThat(stages.get(1).parallel()).isTrue();
        assertThat(stages.stream().flatMap(StageResult::flatten))
                .extracting(StageResult::path)
                .contains("Test/unit", "Test/web/start", "Everywhere/try");
    }
}
