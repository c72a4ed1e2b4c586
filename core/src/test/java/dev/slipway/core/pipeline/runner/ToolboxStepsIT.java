package dev.slipway.core.pipeline.runner;

import static dev.slipway.core.pipeline.runner.Workshop.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pod's containers are run by their images, and steps that call a tool call it with what was
/// asked and with the secrets it needs. The tools say what they were told.
class ToolboxStepsIT {
    private static final String POD =
            """
            pipeline {
              agent {
                kubernetes {
                  defaultContainer 'main'
                  yaml '''
            spec:
              containers:
              - name: main
                image: busybox:stable
                env: [{name: WHERE, value: main}]
              - name: other
                image: busybox:stable
                env: [{name: WHERE, value: other}]
            '''
                }
              }
              stages {
                stage('Pod') {
                  steps {
                    sh 'mkdir -p sub; hostname >sub/main'
                    dir('sub') {
                      container('other') { sh 'touch /tmp/seen; echo in $WHERE $(basename $PWD); [ $(hostname) != $(cat main) ]' }
                      container('other') { sh 'test -e /tmp/seen && echo the same' }
                      container('main') { sh '[ $(hostname) = $(cat main) ] && echo at home' }
                    }
                  }
                }
                stage('Tools') {
                  steps {
                    sh 'chmod +x bin/*'
                    withEnv(["PATH+OURS=$WORKSPACE/bin"]) {
                      ansiblePlaybook playbook: 'site.yml', inventory: 'hosts', credentialsId: 'ssh', become: true, extraVars: [a: 1]
                      withAWS(region: 'eu-1', credentials: 'pair') { sh 'echo $AWS_REGION $AWS_ACCESS_KEY_ID ${#AWS_SECRET_ACCESS_KEY}' }
                      sshagent(['ssh']) { sh 'echo sock $SSH_AUTH_SOCK; cat keys' }
                    }
                    withCredentials([[$class: 'AmazonWebServicesCredentialsBinding', credentialsId: 'pair', accessKeyVariable: 'K', secretKeyVariable: 'S']]) {
                      sh 'echo key $K ${#S}'
                    }
                  }
                }
                stage('Unknown') { steps { container('nothing') { echo 'x' } } }
              }
            }
            """;

    private static final String SCRIPTED =
            """
            podTemplate(containers: [containerTemplate(name: 'box', image: 'busybox:stable', envVars: [envVar(key: 'WHERE', value: 'box')])]) {
              node(POD_LABEL) {
                stage('Pod') { container('box') { sh 'echo in $WHERE' } }
              }
            }
            """;

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
    void aPodsContainersAndToolsAreUsed() {
        keep("pair", new Secret.UsernamePassword("AKIA", "s3cr3t-pw"));
        keep("ssh", new Secret.SshKey("ada", "-----KEY-----", "phrase"));
        shop.commit(
                Map.of(
                        "bin/ansible-playbook",
                        "#!/bin/sh\necho ran \"$@\" as $ANSIBLE_REMOTE_USER with $(cat $ANSIBLE_PRIVATE_KEY_FILE | wc -l)\n",
                        "bin/ssh-agent",
                        "#!/bin/sh\necho 'SSH_AUTH_SOCK=/tmp/sock; export SSH_AUTH_SOCK; SSH_AGENT_PID=99999; export SSH_AGENT_PID;'\n",
                        "bin/ssh-add",
                        "#!/bin/sh\necho \"$($SSH_ASKPASS | wc -c) letters, $(wc -l <$1) line\" >keys\n"));

        var run = shop.run(POD);

        assertThat(statuses(run)).isEqualTo("Pod=success Tools=success Unknown=failure");
        assertThat(shop.log(run, "Pod")).contains("in other sub", "the same", "at home");
        assertThat(shop.log(run, "Tools"))
                .contains(
                        "ran site.yml -i hosts -b -e a=1 as ada with 1",
                        "eu-1 AKIA 9",
                        "sock /tmp/sock",
                        "6 letters, 1 line",
                        "key AKIA 9");
        assertThat(run.cause()).contains("which image the container \"nothing\" is");

        var scripted = shop.run(SCRIPTED);

        assertThat(statuses(scripted)).isEqualTo("Pod=success");
        assertThat(shop.log(scripted, "Pod")).contains("in box");
    }

    private void keep(String name, Secret secret) {
        shop.secrets.put(new SecretId(new SecretScope.OfProject("shop"), name), secret, "");
    }
}
