package dev.slipway.core.pipeline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.pipeline.Trigger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Passwords that a person gives reach the steps and nothing else: no log, no database, no file.
final class PasswordIT {
    private static final String JENKINSFILE =
            """
            pipeline {
                agent { docker 'busybox:stable' }
                parameters { password(name: 'PIN', defaultValue: 'pin-by-default', description: '') }
                stages {
                    stage('Param') { steps { sh 'echo "pin is $PIN" && test "$PIN" = pin-of-ada' }
                        }
                    stage('Ask') {
                        input { message 'Key?'; id 'key'; parameters { password(name: 'KEY', defaultValue: '', description: '') } }
                        steps { sh 'echo "key is $KEY" && test "$KEY" = key-of-ada' }
                    }
                }
            }
            """;

    @TempDir Path folder;

    @Test
    void theyReachTheStepsAndNothingElse() throws Exception {
        try (var shop = new Workshop(folder, List.of())) {
            shop.commit(Map.of("Jenkinsfile", JENKINSFILE));
            var started =
                    shop.pipelines.start(
                            new RunRequest(
                                    shop.project,
                                    "HEAD",
                                    Map.of("PIN", "pin-of-ada"),
                                    Trigger.MANUAL));
            shop.await(
                    "it asks",
                    () ->
                            !shop.pipelines
                                    .find(started.id())
                                    .orElseThrow()
                                    .details()
                                    .waiting()
                                    .isEmpty());
            shop.pipelines.answer(started.id(), "key", true, Map.of("KEY", "key-of-ada"), "ada");
            var run = shop.finished(started);

            assertThat(Workshop.statuses(run)).isEqualTo("Param=success Ask=success");
            assertThat(shop.log(run, "Param")).contains("pin is ****");
            assertThat(shop.log(run, "Ask")).contains("key is ****");
            assertThat(run.details().parameters()).doesNotContainKey("PIN");
            assertThat(shop.secrets.list()).isEmpty();
            assertThat(filesWith(shop.home.folder(), "pin-of-ada")).isEmpty();
            assertThat(filesWith(shop.home.folder(), "key-of-ada")).isEmpty();
        }
    }

    private static List<Path> filesWith(Path folder, String text) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException gone) {
            return false;
        }
    }
}
