package dev.slipway.core.pipeline.runner;

import static dev.slipway.core.pipeline.runner.Workshop.shell;
import static dev.slipway.core.pipeline.runner.Workshop.statuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.Substitute;
import dev.slipway.core.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Steps that Slipway does not run: refused until a person says what is to be done instead.
class SubstituteIT {
    private static final String FILE =
            shell(
                    """
                    stages {
                      stage('Build') {
                        steps {
                          withFancyTool('x') { sh 'echo inside' }
                          script { fancyReport name: 'r' }
                        }
                      }
                      stage('Notify') { steps { fancyMail to: 'ada' } }
                    }
                    """);

    @TempDir Path folder;
    private Workshop shop;

    @BeforeEach
    void open() {
        shop = new Workshop(folder, List.of());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void whatWasChosenIsDoneInTheStepsPlaces() {
        shop.commit(Map.of("Jenkinsfile", FILE));

        assertThatThrownBy(() -> shop.start())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo("unsupported.step");
                            assertThat(problem.hint()).contains("--unsupported");
                        });

        choose("withFancyTool", "skip");
        choose("fancyReport", "sh:echo report");
        choose("fancyMail", "fail");
        assertThat(shop.pipelines.lint(List.of(folder.resolve("shop"))))
                .extracting(it -> it.code())
                .contains("pipeline.substitute")
                .doesNotContain("unsupported.step");

        var run = shop.finished(shop.start());

        assertThat(run.status()).as("%s", run).isEqualTo(Status.FAILURE);
        assertThat(statuses(run)).isEqualTo("Build=success Notify=failure");
        assertThat(shop.log(run, "Build")).contains("inside", "report");
        assertThat(run.cause()).contains("fancyMail");
    }

    private void choose(String step, String what) {
        shop.pipelines.substitute(shop.project, step, Substitute.parse(what), "ada");
    }
}
