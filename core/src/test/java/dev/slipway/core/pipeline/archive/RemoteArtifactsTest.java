package dev.slipway.core.pipeline.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.adapter.objects.FileObjects;
import dev.slipway.core.adapter.simulated.SimulatedRunStore;
import dev.slipway.core.contract.Runs;
import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.pipeline.runner.ArtifactStore;
import dev.slipway.core.settings.Home;
import dev.slipway.core.settings.ObjectPlace;
import dev.slipway.core.source.ProjectName;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one machine copied to the store, another finds and checks.
final class RemoteArtifactsTest {
    @TempDir Path folder;

    private ArtifactStore local(String home) {
        return new ArtifactStore(Home.open(folder.resolve(home)), Clock.systemUTC());
    }

    private RemoteArtifacts remote(String home) {
        var endpoint = folder.resolve("share").toUri().toString();
        var place = new ObjectPlace(endpoint, "", "", "", "", true);
        return new RemoteArtifacts(
                new FileObjects(place), local(home), Home.open(folder.resolve(home)));
    }

    private PipelineRun run(Artifact artifact) {
        var created =
                new SimulatedRunStore()
                        .create(
                                new ProjectName("shop"),
                                "main",
                                Runs.REVISION,
                                Trigger.MANUAL,
                                Instant.EPOCH);
        return Runs.with(created, List.of(artifact));
    }

    private Artifact stored(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return local("one").store("out/a.txt", bytes.length, new ByteArrayInputStream(bytes));
    }

    @Test
    void anotherHomeFindsThem() throws Exception {
        var run = run(stored("hello"));
        assertThat(remote("one").push(run, Status.SUCCESS)).isEqualTo(1);
        assertThat(remote("one").push(run, Status.SUCCESS)).isZero();

        assertThat(remote("two").list("")).containsExactly("shop/1.1");
        assertThat(remote("two").list("app")).isEmpty();
        var kept = remote("two").find("shop/1");
        assertThat(kept.status()).isEqualTo("success");
        assertThat(kept.artifacts()).isEqualTo(run.artifacts());
        try (var bytes = remote("two").open(kept.artifacts().getFirst())) {
            assertThat(bytes).hasContent("hello");
        }
        assertThatThrownBy(() -> remote("two").find("shop/2"))
                .hasMessageStartingWith("artifact.gone");
    }

    @Test
    void whatSomebodyChangedThereIsNotTaken() throws Exception {
        var artifact = stored("hello");
        remote("one").push(run(artifact), Status.SUCCESS);
        var hash = artifact.sha256();
        Files.writeString(
                folder.resolve("share/artifacts").resolve(hash.substring(0, 2)).resolve(hash),
                "jello");
        assertThatThrownBy(() -> remote("two").open(artifact).close())
                .hasMessageStartingWith("objects.refused");
    }
}
