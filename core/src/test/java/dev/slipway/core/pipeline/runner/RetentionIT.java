package dev.slipway.core.pipeline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.settings.Retention;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that end let older ones go, with all that was theirs and nothing that others need.
final class RetentionIT {
    private static final String JENKINSFILE =
            """
            pipeline {
                agent { docker 'busybox:stable' }
                options { buildDiscarder(logRotator(numToKeepStr: '%s', artifactNumToKeepStr: '1')) }
                stages { stage('Make') { steps {
                    sh 'echo same > same.txt; echo $BUILD_NUMBER > own.txt'
                    archiveArtifacts '*.txt'
                } } }
            }
            """;

    @TempDir Path folder;

    private static List<Integer> numbers(Workshop shop) {
        return shop.pipelines.list(Optional.of(shop.project.name()), Optional.empty(), 99).stream()
                .map(run -> run.id().number())
                .toList();
    }

    private static void open(Workshop shop, PipelineRun run, String path) throws Exception {
        var artifact = run.artifacts().stream().filter(it -> it.path().equals(path)).findFirst();
        shop.pipelines.artifact(artifact.orElseThrow()).close();
    }

    @Test
    void theJenkinsfileSaysHowManyUnlessAPersonDoes() throws Exception {
        try (var shop = new Workshop(folder, List.of())) {
            var first = shop.run(JENKINSFILE.formatted("2"));
            var second = shop.run();
            var third = shop.run();
            assertThat(numbers(shop)).containsExactly(3, 2);
            assertThat(RunFiles.folder(shop.home, first.id())).doesNotExist();
            assertThat(Files.isDirectory(RunFiles.folder(shop.home, second.id()))).isTrue();
            open(shop, second, "same.txt");

            shop.age(second.artifacts());
            shop.age(third.artifacts());
            shop.pipelines.archive().sweep();
            open(shop, third, "same.txt");
            open(shop, third, "own.txt");
            assertThatThrownBy(() -> open(shop, second, "own.txt"))
                    .hasMessageStartingWith("artifact.gone");

            shop.pipelines.archive().choose("shop", Optional.of(new Retention(1, 0, 0, 0)), "ada");
            shop.pipelines.archive().keep(second.id(), true, "ada");
            assertThat(shop.run().id().number()).isEqualTo(4);
            assertThat(numbers(shop)).containsExactly(4, 2);
        }
    }
}
