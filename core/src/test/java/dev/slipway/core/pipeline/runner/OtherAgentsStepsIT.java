package dev.slipway.core.pipeline.runner;

import static dev.slipway.core.pipeline.runner.Workshop.shell;
import static dev.slipway.core.pipeline.runner.Workshop.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.settings.Settings;
import dev.slipway.core.settings.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Steps that were written for an agent with Windows, with installed tools or with services around
/// it do in a container what they did there.
class OtherAgentsStepsIT {
    private static final String FILE =
            shell(
                    """
                    environment { WHO = 'ada' }
                    stages {
                      stage('Batch') {
                        steps {
                          bat '@echo off\\nset GREETING=hello %WHO%\\necho %GREETING%> out.txt\\ntype out.txt'
                          script {
                            echo "said ${bat(script: '@echo one', returnStdout: true).trim()}"
                            echo "status ${bat(script: 'exit /b 3', returnStatus: true)}"
                          }
                        }
                      }
                      stage('PowerShell') {
                        steps {
                          sh 'mkdir -p bin; printf "#!/bin/sh\\\\necho ran; tail -n +2 \\\\$1" > bin/pwsh; chmod +x bin/pwsh'
                          withEnv(["PATH+OURS=$WORKSPACE/bin"]) { pwsh 'Write-Output 1' }
                        }
                      }
                      stage('Tools') {
                        steps {
                          withMaven(maven: 'M3') { echo 'inside' }
                          script {
                            def home = tool 'sh'
                            sh "test -x ${home}/bin/sh && echo found"
                          }
                          wrap([$class: 'TimestamperBuildWrapper']) { echo 'wrapped' }
                        }
                      }
                      stage('Reports') {
                        steps {
                          writeFile file: 'r.xml', text: '<testsuite><testcase classname="A" name="b"/></testsuite>'
                          step([$class: 'JUnitResultArchiver', testResults: 'r.xml'])
                          step([$class: 'ArtifactArchiver', artifacts: 'r.xml'])
                        }
                      }
                      stage('Services') {
                        steps {
                          withDockerRegistry(credentialsId: 'hub', url: 'https://r.example.org') {
                            sh 'grep -c "r.example.org.*YWRhOnMzY3IzdC1wdw==" $DOCKER_CONFIG/config.json'
                            sh 'cat $DOCKER_CONFIG/config.json'
                          }
                          withKubeConfig(credentialsId: 'quality', serverUrl: 'https://k.example.org', namespace: 'shop') {
                            sh 'grep -c "k.example.org.*t0ken-0123.*shop" $KUBECONFIG'
                          }
                          withSonarQubeEnv('quality') {
                            sh 'echo $SONAR_CONFIG_NAME $SONAR_HOST_URL ${#SONAR_AUTH_TOKEN} $SONAR_AUTH_TOKEN'
                          }
                        }
                      }
                      stage('Drive') { steps { script { def d = 'C:\\\\x'; bat "del ${d}" } } }
                    }
                    """);

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
    void theyDoInAContainerWhatTheyDidThere() {
        keep("hub", new Secret.UsernamePassword("ada", "s3cr3t-pw"));
        keep("quality", new Secret.Text("t0ken-0123456789"));
        var settings = new Settings(1, Map.of(), Map.of());
        new SettingsFile(shop.home)
                .write(
                        settings.with(draft ->
                                draft.servers(Map.of("quality", "https://q.example.org"))));

        var run = shop.run(FILE);

        assertThat(statuses(run))
                .isEqualTo(
                        "Batch=success PowerShell=success Tools=success Reports=success"
                                + " Services=success Drive=failure");
        assertThat(shop.log(run, "Batch")).contains("hello ada", "said one", "status 3");
        assertThat(shop.log(run, "PowerShell")).contains("ran", "Write-Output 1");
        assertThat(shop.log(run, "Tools")).contains("inside", "found", "wrapped");
        assertThat(run.tests().total()).isEqualTo(1);
        assertThat(run.artifacts()).extracting(it -> it.path()).contains("r.xml");
        assertThat(shop.log(run, "Services"))
                .contains("1", "quality https://q.example.org 16 ****")
                .noneMatch(line -> line.contains("YWRhOnMzY3IzdC1wdw=="));
        assertThat(run.cause()).contains("line 1 of the batch script", "drive");
    }

    private void keep(String name, Secret secret) {
        shop.secrets.put(new SecretId(new SecretScope.OfProject("shop"), name), secret, "");
    }
}
