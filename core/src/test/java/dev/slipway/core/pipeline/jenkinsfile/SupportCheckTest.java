package dev.slipway.core.pipeline.jenkinsfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SupportCheckTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "51", "-1"})
    void stashesOfOneToFiftyRunsCanBeKept(String count) {
        assertThat(codes("options { preserveStashes(buildCount: 50) }", "echo 'x'"))
                .containsExactly("pipeline.noEffect");
        assertThat(codes("options { preserveStashes(buildCount: " + count + ") }", "echo 'x'"))
                .contains("pipeline.badValue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkout scm",
                "checkout([$class: 'GitSCM', branches: [[name: '*/main']], userRemoteConfigs: [[url: 'https://example.org/x.git']]])",
                "checkout scmGit(branches: [[name: 'main']], userRemoteConfigs: [[url: 'https://example.org/x.git']])",
                "checkout changelog: false, scm: scmGit(userRemoteConfigs: [[url: 'https://example.org/x.git']])",
                "git 'https://example.org/x.git'"
            })
    void sourcesThatARunBringsAreNotRefused(String step) {
        assertThat(codes("", step)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkout([$class: 'SubversionSCM', locations: []])",
                "checkout([$class: 'GitSCM', branches: [[name: 'x']]])",
                "checkout(mine)"
            })
    void otherSourcesAreRefused(String step) {
        assertThat(codes("", step)).contains("unsupported.checkout");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git url: 'https://example.org/x.git', credentialsId: 'mine'",
                "checkout scmGit(userRemoteConfigs: [[url: 'https://example.org/x', credentialsId: 'mine']])",
                "checkout scmGit(extensions: [submodule(recursiveSubmodules: true)], userRemoteConfigs: [[url: 'https://example.org/x']])"
            })
    void settingsOfSourcesWithoutEffectAreSaid(String step) {
        assertThat(codes("", step)).containsExactly("pipeline.noEffect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bat 'mvn -B verify'",
                "bat \"docker push ${env.IMAGE}:%BUILD_NUMBER%\"",
                "powershell 'Get-Date'",
                "step([$class: 'JUnitResultArchiver', testResults: '*.xml'])",
                "wrap([$class: 'AnsiColorBuildWrapper', colorMapName: 'xterm']) { echo 'x' }",
                "withMaven(maven: 'M3') { sh 'mvn test' }",
                "withDockerRegistry(credentialsId: 'c', url: '') { sh 'docker push x' }",
                "withDockerRegistry([credentialsId: 'c', url: '']) { sh 'docker push x' }",
                "withKubeConfig([credentialsId: 'k']) { sh 'kubectl get pods' }",
                "withSonarQubeEnv('sonar') { sh 'mvn sonar:sonar' }",
                "withSonarQubeEnv(credentialsId: 'c') { sh 'mvn sonar:sonar' }"
            })
    void stepsForOtherAgentsAreCarriedOut(String step) {
        assertThat(codes("", step)).noneMatch(it -> it.startsWith("unsupported."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bat 'rmdir /S /Q C:\\\\temp'",
                "bat \"for %%f in (*.txt) do echo ${env.X}\"",
                "step([$class: 'XrayImportBuilder'])",
                "step(mine)",
                "wrap([$class: 'Xvfb']) { echo 'x' }"
            })
    void callsOfThemThatMeanNothingHereAreRefused(String step) {
        assertThat(codes("", step)).contains("unsupported.step");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "disableConcurrentBuilds()",
                "disableConcurrentBuilds(abortPrevious: true)",
                "disableRestartFromStage()",
                "quietPeriod(5)",
                "skipStagesAfterUnstable()"
            })
    void optionsThatHaveTheirEffectAreNotWarnedAbout(String option) {
        assertThat(codes("options { " + option + " }", "echo 'x'")).isEmpty();
    }

    @Test
    void theRegistryOfAnAgentIsHeeded() {
        var text =
                "pipeline { agent { docker {\n image 'a/b'\n registryUrl 'https://example.org'\n} }"
                        + "\nstages { stage('A') { steps { echo 'x' } } } }";
        assertThat(codes(text)).isEmpty();
    }

    private static List<String> codes(String section, String step) {
        return codes(
                "pipeline { agent any\n"
                        + section
                        + "\nstages { stage('A') { steps {\n"
                        + step
                        + "\n} } } }");
    }

    private static List<String> codes(String text) {
        return new JenkinsfileParser()
                .parse("Jenkinsfile", text).findings().stream().map(Finding::code).toList();
    }
}
