package dev.slipway.core.pipeline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.pipeline.Trigger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run's failed tests, and only those, in its next attempt; from a Jenkinsfile that is not at the
/// root.
final class OnlyFailedIT {
    private static final String JENKINSFILE =
            """
            pipeline {
                agent { docker 'busybox:stable' }
                stages {
                    stage('Test') { steps { sh 'PATH=$PWD/bin:$PATH pytest -q' } }
                    stage('Other') { steps { sh 'PATH=$PWD/bin:$PATH pytest --other' } }
                }
            }
            """;

    /// Fails where nobody chose tests; says what it was called with.
    private static final String PYTEST =
            """
            #!/bin/sh
            echo "called with $*"
            [ "$1" != --other ] || exit 0
            case "$*" in *-k*) failed= ;; *) failed='<failure message="no"/>' ;; esac
            cat > TEST-cart.xml <<X
            <testsuite name="s"><testcase classname="tests.test_cart" name="test_adds">$failed</testcase></testsuite>
            X
            [ -z "$failed" ]
            """;

    @TempDir Path folder;

    private static PipelineRun again(Workshop shop, PipelineRun run) {
        return shop.finished(
                shop.pipelines.start(
                        new RunRequest(
                                shop.project,
                                "HEAD",
                                Map.of(),
                                Trigger.MANUAL,
                                Optional.of(run.id()),
                                Optional.empty(),
                                Optional.empty(),
                                true,
                                false)));
    }

    @Test
    void theyAloneAreRunAgain() {
        try (var shop = new Workshop(folder, List.of())) {
            shop.commit(Map.of("ci/build.jenkins", JENKINSFILE, "bin/pytest", PYTEST));
            shop.git("update-index", "--chmod=+x", "bin/pytest");
            shop.git("commit", "-q", "-m", "executable");
            shop.git("checkout", "-q", "--", ".");
            shop.pipelines.jenkinsfile(shop.project.name(), "ci/build.jenkins");

            var first = shop.run();
            assertThat(first.tests().failed()).isEqualTo(1);
            assertThat(Workshop.statuses(first)).isEqualTo("Test=failure Other=notBuilt");

            var second = again(shop, first);
            assertThat(second.id().attempt()).isEqualTo(2);
            assertThat(Workshop.statuses(second)).isEqualTo("Test=success Other=success");
            assertThat(shop.log(second, "Test"))
                    .contains("called with -k (tests and test_cart and test_adds) -q");
            assertThat(shop.log(second, "Other")).contains("called with --other");
            assertThat(second.warnings())
                    .anyMatch(it -> it.startsWith("Only the tests that failed in shop/1"));

            var seen = shop.pipelines.compare(second, first);
            assertThat(seen.mended()).containsExactly("tests.test_cart.test_adds");
            assertThat(seen.commits()).isEmpty();
            assertThatThrownBy(() -> again(shop, second))
                    .hasMessageStartingWith("run.noFailedTests");
        }
    }
}
