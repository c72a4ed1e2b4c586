package dev.slipway.core.pipeline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Pipelines.Started;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.settings.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs of a project that may have one at once.
class QueueIT {
    @TempDir Path folder;
    private Workshop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new Workshop(folder, List.of());
        Files.writeString(shop.home.settings(), "{\"runs\": {\"perProject\": 1}}");
        assertThat(new SettingsFile(shop.home).read().runsPerProject()).isEqualTo(1);
    }

    @AfterEach
    void close() {
        try {
            shop.assertNothingLeft();
        } finally {
            shop.close();
        }
    }

    @Test
    void aRunThatWaitsForAPersonLetsOthersGoAhead() {
        shop.commit(Map.of("Jenkinsfile", steps("input 'Go?'\n echo 'gone'")));
        var asking = shop.start();
        shop.await("the question", () -> isAsked(asking));

        shop.commit(Map.of("Jenkinsfile", steps("echo 'quick'")));
        assertThat(shop.run().status()).isEqualTo(Status.SUCCESS);

        shop.pipelines.answer(asking.id(), "Input1", true, Map.of(), "ada");
        var run = shop.finished(asking);
        assertThat(run.status()).isEqualTo(Status.SUCCESS);
        assertThat(shop.log(run, "Only")).contains("gone");
    }

    @Test
    void anAnsweredRunWaitsForItsTurn() {
        shop.commit(Map.of("Jenkinsfile", steps("input 'Go?'")));
        var asking = shop.start();
        shop.await("the question", () -> isAsked(asking));
        shop.commit(Map.of("Jenkinsfile", steps("sleep 300")));
        var sleeping = shop.start();
        shop.await("its start", () -> is(sleeping, Status.RUNNING));

        shop.pipelines.answer(asking.id(), "Input1", true, Map.of(), "ada");
        shop.await("the answer", () -> !isAsked(asking));
        assertThat(is(asking, Status.RUNNING)).isTrue();

        shop.pipelines.cancel(sleeping.id());
        assertThat(shop.finished(asking).status()).isEqualTo(Status.SUCCESS);
        assertThat(shop.finished(sleeping).status()).isEqualTo(Status.ABORTED);
    }

    @Test
    void aQueuedRunKnowsWhomItWaitsFor() {
        shop.commit(Map.of("Jenkinsfile", steps("sleep 300")));
        var first = shop.start();
        shop.await("its start", () -> is(first, Status.RUNNING));
        var second = shop.start();

        assertThat(shop.pipelines.ahead(second.id())).containsExactly(first.id());
        assertThat(is(second, Status.QUEUED)).isTrue();

        shop.pipelines.cancel(first.id());
        assertThat(shop.finished(first).status()).isEqualTo(Status.ABORTED);
        shop.await("its turn", () -> is(second, Status.RUNNING));
        assertThat(shop.pipelines.ahead(second.id())).doesNotContain(first.id());
        shop.pipelines.cancel(second.id());
        assertThat(shop.finished(second).status()).isEqualTo(Status.ABORTED);
    }

    private boolean isAsked(Started run) {
        return !shop.pipelines.find(run.id()).orElseThrow().details().waiting().isEmpty();
    }

    private boolean is(Started run, Status status) {
        return shop.pipelines.find(run.id()).orElseThrow().status() == status;
    }

    private static String steps(String steps) {
        return "pipeline {\n agent none\n stages { stage('Only') { steps {\n"
                + steps
                + "\n} } }\n}\n";
    }
}
