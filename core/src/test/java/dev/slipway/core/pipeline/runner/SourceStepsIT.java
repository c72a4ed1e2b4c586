package dev.slipway.core.pipeline.runner;

import static dev.slipway.core.pipeline.runner.Workshop.shell;
import static dev.slipway.core.pipeline.runner.Workshop.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What steps bring from repositories, and what they try again.
class SourceStepsIT {
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
    void theAddressThatTheProjectWasClonedFromIsTheProjectItself() {
        shop.commit(Map.of("greeting.txt", "hello\n"));
        shop.git("remote", "add", "origin", "git@git.example.invalid:a/shop.git");
        var run =
                shop.run(
                        shell(
                                """
                                options { skipDefaultCheckout() }
                                stages {
                                  stage('git') { steps { git 'https://git.example.invalid/a/shop'
                                    sh 'cat greeting.txt' } }
                                  stage('lost agents') { steps {
                                    catchError(stageResult: 'FAILURE') {
                                      retry(count: 2, conditions: [agent(), nonresumable()]) {
                                        sh 'echo once; exit 1' } } } }
                                }
                                """));
        assertThat(statuses(run)).isEqualTo("git=success lost agents=failure");
        assertThat(shop.log(run, "git")).contains("hello");
        assertThat(shop.log(run, "lost agents")).containsOnlyOnce("once");
    }
}
