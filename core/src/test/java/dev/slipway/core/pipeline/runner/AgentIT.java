package dev.slipway.core.pipeline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Status;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Agents of runs on the real engine: their users, their ends, and images that cannot be had.
class AgentIT {
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
    void stepsRunAsTheAgentsUserWithAHomeOfTheirOwn() {
        var run =
                shop.run(
                        """
                        pipeline {
                          agent none
                          stages {
                            stage('root') { agent { docker 'busybox:stable' }; steps { sh 'echo r > root.txt; id -u' } }
                            stage('other') {
                              agent { docker { image 'busybox:stable'; args '-u 1234:1234 --memory 64m -e COLOUR=red --network none' } }
                              steps { sh 'id -u; echo $COLOUR; echo o >> root.txt; touch $HOME/x .git/y; ls /sys/class/net' }
                            }
                          }
                        }
                        """);
        assertThat(run.cause()).isNull();
        assertThat(shop.log(run, "root")).contains("0");
        assertThat(shop.log(run, "other")).contains("1234", "red", "lo").doesNotContain("eth0");
    }

    @Test
    void anAgentThatDiesIsNamedAsTheCause() {
        var run =
                shop.run(
                        """
                        pipeline {
                          agent none
                          stages {
                            stage('dies') {
                              agent { docker 'busybox:stable' }
                              steps { sh 'kill -9 -1; sleep 1; kill -TERM 1; sleep 60' }
                            }
                          }
                        }
                        """);
        assertThat(run.status()).isEqualTo(Status.FAILURE);
        assertThat(run.cause()).contains("exit code").contains("Stage dies");
    }

    @Test
    void anImageThatCannotBeHadIsAResultWithItsReason() {
        var run =
                shop.run(
                        "pipeline { agent { docker '127.0.0.1:9/no/such:image' }\n stages { stage('s') { steps { sh 'true' } } } }");
        assertThat(run.status()).isEqualTo(Status.FAILURE);
        assertThat(run.cause()).contains("127.0.0.1:9/no/such:image");
    }
}
