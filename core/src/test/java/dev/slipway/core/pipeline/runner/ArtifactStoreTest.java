package dev.slipway.core.pipeline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.settings.Home;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArtifactStoreTest {
    @TempDir Path folder;

    private ArtifactStore store(Duration later) {
        return new ArtifactStore(Home.open(folder), Clock.offset(Clock.systemUTC(), later));
    }

    private Artifact stored(Duration later, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return store(later).store("a.txt", bytes.length, new ByteArrayInputStream(bytes));
    }

    private String read(Artifact artifact) throws IOException {
        try (var bytes = store(Duration.ZERO).open(artifact)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aSweepLeavesWhatIsNeeded() throws IOException {
        var one = stored(Duration.ZERO, "one");
        var two = stored(Duration.ZERO, "two");
        store(Duration.ofHours(2)).keepOnly(Set.of(one.sha256()));
        assertThat(read(one)).isEqualTo("one");
        assertThatThrownBy(() -> read(two)).hasMessageStartingWith("artifact.gone");
        assertThat(read(stored(Duration.ZERO, "two"))).isEqualTo("two");
    }

    @Test
    void aSweepLeavesWhatIsYoungOrWasStoredAgain() throws IOException {
        var one = stored(Duration.ZERO, "one");
        store(Duration.ofMinutes(50)).keepOnly(Set.of());
        assertThat(read(one)).isEqualTo("one");
        stored(Duration.ofMinutes(90), "one");
        store(Duration.ofHours(2)).keepOnly(Set.of());
        assertThat(read(one)).isEqualTo("one");
    }
}
