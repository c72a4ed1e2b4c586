package dev.slipway.core.pipeline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.engine.Execs;
import dev.slipway.core.pipeline.FailedShell;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A shell where a stage failed, on the real engine.
class FailedShellIT {
    private static final String STAGES =
            """
              environment { GREETING = 'hello'; KEY = credentials('key') }
              stages {
                stage('Fine') { steps { sh 'true' } }
                stage('Bad') { steps { dir('sub') { sh 'echo made >x'; sh 'exit 3' } } }
              }
              post { always { deleteDir() } }
            """;

    /// The engine fits a terminal when the command runs already.
    private static final String SIZE =
            "for i in $(seq 100); do [ \"$(stty size 2>&1)\" = '33 99' ] && break; sleep 0.1; done; stty size";

    @TempDir Path folder;

    @Test
    void isWhereTheStepFailed() throws Exception {
        try (var shop = new Workshop(folder, List.of())) {
            shop.secrets.put(
                    new SecretId(SecretScope.HOME, "key"), new Secret.Text("key-of-ada"), "");
            var run = shop.run(Workshop.shell(STAGES));
            try (var shell = shop.pipelines.shell(run.id(), Optional.of("Bad"))) {
                assertThat(said(shell, null, "cat sub/x; echo $GREETING $STAGE_NAME [$KEY]; pwd"))
                        .isEqualTo("made\nhello Bad []\n/workspace/shop\n");
                assertThat(said(shell, new Execs.Terminal(33, 99), SIZE)).isEqualTo("33 99\r\n");
                assertThatThrownBy(() -> shop.pipelines.shell(run.id(), Optional.empty()))
                        .hasMessageContaining("a shell of it is open");
            }
            assertThatThrownBy(() -> shop.pipelines.shell(run.id(), Optional.of("Fine")))
                    .hasMessageContaining("was not kept");
            shop.assertNothingLeft();
        }
    }

    private static String said(FailedShell shell, Execs.@Nullable Terminal terminal, String script)
            throws InterruptedException {
        var output = new ByteArrayOutputStream();
        try (var running =
                shell.start(
                        List.of("sh", "-c", script),
                        terminal,
                        (isError, bytes) -> output.writeBytes(bytes))) {
            assertThat(running.await()).isZero();
        }
        return output.toString(StandardCharsets.UTF_8);
    }
}
